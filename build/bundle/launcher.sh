#!/usr/bin/env bash
# The command line of cnitool-desktop. Finds a Node that can run it: the project's own, else one in PATH. In bash and not
# in plain sh, since dash drops variables with names such as A.B, which plugins are to inherit.
self=$0
[[ $self == */* ]] || self=./$self
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
# Not made shorter, which would take another process.
dist=${self%/*}/..
main=$dist/cli/main.js
own=$dist/../node_modules/.bin/node
if [ -x "$own" ]; then
  exec "$own" --disable-warning=ExperimentalWarning "$main" "$@"
fi
if command -v node >/dev/null 2>&1 &&
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 18) ? 0 : 1)'; then
  exec node --disable-warning=ExperimentalWarning "$main" "$@"
fi
echo "cnitool-desktop: no Node 22.18 or newer was found, neither $own nor in PATH; run npm ci in the checkout or install Node." >&2
exit 1
