/** What `--help` prints. */
export const help = `Runs CNI plugins on a network namespace, as cnitool does.

Usage:
  cnitool-desktop VERB NETWORK NETNS [-i NAME]

Verbs:
  add      attach the namespace to the network, print the result
  check    check that the attachment is still as it was made
  del      detach the namespace from the network
  gc       delete all attachments of the network that the result cache knows of
  status   ask the network's plugins whether they are ready

Arguments:
  NETWORK          the "name" of a configuration in the directory NETCONFPATH
  NETNS            the namespace's file, such as /run/netns/demo1
  -i, --ifname     the interface's name in the namespace

Environment:
  NETCONFPATH      directory with the configurations (/etc/cni/net.d)
  CNI_PATH         directories with the plugins, separated by colons
  CAP_ARGS         capability arguments, a JSON object
  CNI_ARGS         further arguments, K=V;K2=V2
  CNI_IFNAME       the interface's name where -i is not given (eth0)

Plugins run with the caller's own rights, in the caller's own namespaces.
On failure the last line on stderr says why, and the exit status is 1.

Example:
  CNI_PATH=/opt/cni/bin cnitool-desktop add mynet /run/netns/demo1
`;
