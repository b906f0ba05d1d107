package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/containernetworking/cni/libcni"
)

var results = libcni.CacheDir + "/results"

// An entry of the result cache, as libcni writes it.
type entry struct {
	Kind           string                 `json:"kind"`
	ContainerID    string                 `json:"containerId"`
	Config         []byte                 `json:"config"`
	IfName         string                 `json:"ifName"`
	NetworkName    string                 `json:"networkName"`
	CniArgs        [][2]string            `json:"cniArgs,omitempty"`
	CapabilityArgs map[string]interface{} `json:"capabilityArgs,omitempty"`
	RawResult      map[string]interface{} `json:"result,omitempty"`
	// Later versions of libcni keep it, too.
	NetNS string `json:"netns,omitempty"`
}

// What GCNetworkList of later versions of libcni does for a network below 1.1.0, of which nothing is in use: reads
// all entries of the cache, and has each attachment of the network deleted.
func collect(cni *libcni.CNIConfig, list *libcni.NetworkConfigList) error {
	files, err := os.ReadDir(results)
	if err != nil {
		return err
	}
	var attachments []*libcni.RuntimeConf
	for _, file := range files {
		bytes, err := os.ReadFile(filepath.Join(results, file.Name()))
		if err != nil {
			continue
		}
		var cached entry
		if err := json.Unmarshal(bytes, &cached); err != nil || cached.NetworkName != list.Name {
			continue
		}
		attachments = append(attachments, &libcni.RuntimeConf{
			ContainerID:    cached.ContainerID,
			NetNS:          cached.NetNS,
			IfName:         cached.IfName,
			Args:           cached.CniArgs,
			CapabilityArgs: cached.CapabilityArgs,
		})
	}
	for _, attachment := range attachments {
		if err := cni.DelNetworkList(context.Background(), list, attachment); err != nil {
			return err
		}
	}
	return nil
}
