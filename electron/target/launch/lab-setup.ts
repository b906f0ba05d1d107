/**
 * What happens in the lab's fresh namespaces before the helper starts, for any POSIX shell with util-linux and
 * iproute2. All paths come as arguments: the directories to keep, `--`, then the helper's command.
 *
 * /run and the result cache become empty and private: namespaces are named below /run, plugins keep their locks
 * and allocations there, and sockets of the host's daemons are out of reach. What has to stay visible below them,
 * such as a home directory in /var/lib, is put into the new directory before that takes the place of the old one.
 * /sys serves as the place where the new directory is built, as it is mounted anew in any case.
 */
export const labSetup = `set -eu
exec 3<&0 </dev/null

cover() {
  covered=$1
  shift
  mkdir /sys/new
  mount -n -t tmpfs -o mode=0755 cnitool-desktop-lab /sys/new
  for kept do
    [ "$kept" != -- ] || break
    case $kept in
      "$covered"/*)
        inside=/sys/new\${kept#"$covered"}
        if [ -d "$kept" ]; then
          mkdir -p "$inside"
        else
          mkdir -p "\${inside%/*}"
          : > "$inside"
        fi
        mount -n --rbind "$kept" "$inside"
        ;;
    esac
  done
  mount -n --move /sys/new "$covered"
  rmdir /sys/new
}

mount -n -t tmpfs -o mode=0755 cnitool-desktop-lab /sys
cover /run "$@"
mkdir /run/netns
if [ -d /var/lib/cni ]; then
  cover /var/lib/cni "$@"
else
  cover /var/lib "$@"
  mkdir /var/lib/cni
fi
umount -n /sys
mount -n -t sysfs sysfs /sys
ip link set lo up

while [ "$1" != -- ]; do shift; done
shift
if [ $$ -eq 1 ]; then
  # The first process of a PID namespace has to wait for orphans, and all others end with it.
  "$@" <&3 3<&- &
  exec 3<&-
  wait $!
else
  exec "$@" <&3 3<&-
fi
`;
