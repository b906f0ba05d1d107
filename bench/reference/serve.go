package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/containernetworking/cni/libcni"
	"github.com/containernetworking/cni/pkg/types"
	"github.com/containernetworking/cni/pkg/types/create"
	"github.com/containernetworking/cni/pkg/version"
)

// One question a line: what the reference makes of some bytes.
type question struct {
	Call string `json:"call"`
	Data []byte `json:"data"`
	// What a result is converted to, or the version of the network whose cached result is asked for.
	Version string `json:"version"`
}

// One answer a line. Of the three members one is there.
type answer struct {
	Output []byte `json:"output,omitempty"`
	Error  string `json:"error,omitempty"`
	Panic  string `json:"panic,omitempty"`
}

// Answers questions until there are no more.
func serve(input io.Reader, output io.Writer) {
	lines := bufio.NewReader(input)
	writer := bufio.NewWriter(output)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked question
		if err := json.Unmarshal(line, &asked); err != nil {
			fail(err)
		}
		written, err := json.Marshal(answerOf(asked))
		if err != nil {
			fail(err)
		}
		writer.Write(append(written, '\n'))
		writer.Flush()
	}
}

func answerOf(asked question) (given answer) {
	defer func() {
		if reason := recover(); reason != nil {
			given = answer{Panic: fmt.Sprint(reason)}
		}
	}()
	value, err := valueOf(asked)
	if err != nil {
		return answer{Error: err.Error()}
	}
	output, err := json.Marshal(value)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Output: output}
}

func valueOf(asked question) (interface{}, error) {
	switch asked.Call {
	case "json":
		var value interface{}
		err := json.Unmarshal(asked.Data, &value)
		return value, err
	case "plugin":
		conf, err := libcni.ConfFromBytes(asked.Data)
		if err != nil {
			return nil, err
		}
		injected, err := libcni.InjectConf(conf, map[string]interface{}{"name": "n", "cniVersion": asked.Version})
		if err != nil {
			return nil, err
		}
		capabilities := conf.Network.Capabilities
		if len(capabilities) == 0 {
			capabilities = nil
		}
		return []interface{}{conf.Network.Type, capabilities, conf.Network.IPAM.Type, string(injected.Bytes)}, nil
	case "list":
		list, err := libcni.ConfListFromBytes(asked.Data)
		if err != nil {
			return nil, err
		}
		plugins := []string{}
		for _, plugin := range list.Plugins {
			plugins = append(plugins, string(plugin.Bytes))
		}
		return []interface{}{list.Name, list.CNIVersion, list.DisableCheck, plugins}, nil
	case "result":
		result, err := create.CreateFromBytes(asked.Data)
		if err != nil {
			return nil, err
		}
		return result.GetAsVersion(asked.Version)
	case "versions":
		info, err := (&version.PluginDecoder{}).Decode(asked.Data)
		return info, err
	case "error":
		return pluginError(asked.Data)
	case "cached":
		return cachedResult(asked.Data, asked.Version)
	}
	return nil, fmt.Errorf("unknown call %q", asked.Call)
}

// What a failed plugin printed, as invoke.RawExec reads it, which keeps that to itself.
func pluginError(stdout []byte) (*types.Error, error) {
	if len(stdout) == 0 {
		return nil, fmt.Errorf("netplugin failed with no error message: exit status 1")
	}
	var printed types.Error
	if err := json.Unmarshal(stdout, &printed); err != nil {
		printed.Msg = fmt.Sprintf("netplugin failed but error parsing its diagnostic message %q: %v", string(stdout), err)
		return nil, &printed
	}
	return &printed, nil
}

// The result that an entry of the cache has for a network of some version.
func cachedResult(entry []byte, cniVersion string) (types.Result, error) {
	directory, err := os.MkdirTemp("", "cached-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(directory)
	if err := os.Mkdir(filepath.Join(directory, "results"), 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(directory, "results", "n-c1-eth0"), entry, 0o600); err != nil {
		return nil, err
	}
	cni := libcni.NewCNIConfigWithCacheDir(nil, directory, nil)
	list := &libcni.NetworkConfigList{Name: "n", CNIVersion: cniVersion}
	return cni.GetNetworkListCachedResult(list, &libcni.RuntimeConf{ContainerID: "c1", IfName: "eth0"})
}
