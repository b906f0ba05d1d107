// The reference that the benchmarks run beside the engine: cnitool's add and del over the libcni that Debian
// packages (golang-github-appc-cni-dev), which leaves cnitool's own main program out.
//
//	NETCONFPATH=… CNI_PATH=… reference add|del NETWORK NETNS
package main

import (
	"context"
	"crypto/sha512"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/containernetworking/cni/libcni"
)

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: reference add|del NETWORK NETNS"))
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fail(err)
	}
}

func run(verb, network, netns string) error {
	list, err := libcni.LoadConfList(os.Getenv("NETCONFPATH"), network)
	if err != nil {
		return err
	}
	netns, err = filepath.Abs(netns)
	if err != nil {
		return err
	}
	runtimeConf := &libcni.RuntimeConf{
		ContainerID: fmt.Sprintf("cnitool-%x", sum(netns)[:10]),
		NetNS:       netns,
		IfName:      "eth0",
	}
	cni := libcni.NewCNIConfig(filepath.SplitList(os.Getenv("CNI_PATH")), nil)
	switch verb {
	case "add":
		result, err := cni.AddNetworkList(context.Background(), list, runtimeConf)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(result)
	case "del":
		return cni.DelNetworkList(context.Background(), list, runtimeConf)
	}
	return fmt.Errorf("unknown verb %q", verb)
}

func sum(text string) []byte {
	digest := sha512.Sum512([]byte(text))
	return digest[:]
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
