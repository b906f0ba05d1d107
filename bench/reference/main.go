// The reference that stands beside the engine in benchmarks and tests: what cnitool does, over the libcni that
// Debian packages (golang-github-appc-cni-dev), which leaves cnitool's own main program out.
//
//	NETCONFPATH=… CNI_PATH=… [CNI_ARGS=…] [CAP_ARGS=…] reference add|check|del|gc NETWORK NETNS
//	reference serve
package main

import (
	"context"
	"crypto/sha512"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/containernetworking/cni/libcni"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "serve" {
		serve(os.Stdin, os.Stdout)
		return
	}
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: reference add|check|del|gc NETWORK NETNS"))
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
	runtimeConf, err := runtimeConf(netns)
	if err != nil {
		return err
	}
	cni := libcni.NewCNIConfig(filepath.SplitList(os.Getenv("CNI_PATH")), nil)
	switch verb {
	case "add":
		result, err := cni.AddNetworkList(context.Background(), list, runtimeConf)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(result)
	case "check":
		return cni.CheckNetworkList(context.Background(), list, runtimeConf)
	case "del":
		return cni.DelNetworkList(context.Background(), list, runtimeConf)
	case "gc":
		return collect(cni, list)
	}
	return fmt.Errorf("unknown verb %q", verb)
}

func runtimeConf(netns string) (*libcni.RuntimeConf, error) {
	netns, err := filepath.Abs(netns)
	if err != nil {
		return nil, err
	}
	conf := &libcni.RuntimeConf{
		ContainerID: fmt.Sprintf("cnitool-%x", sum(netns)[:10]),
		NetNS:       netns,
		IfName:      "eth0",
	}
	if text := os.Getenv("CAP_ARGS"); text != "" {
		if err := json.Unmarshal([]byte(text), &conf.CapabilityArgs); err != nil {
			return nil, err
		}
	}
	if text := os.Getenv("CNI_ARGS"); text != "" {
		for _, pair := range strings.Split(text, ";") {
			key, value, _ := strings.Cut(pair, "=")
			conf.Args = append(conf.Args, [2]string{key, value})
		}
	}
	return conf, nil
}

func sum(text string) []byte {
	digest := sha512.Sum512([]byte(text))
	return digest[:]
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
