import { describe, expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import type { RunRecord } from "../run/run-record.ts";
import type { RunStep } from "../run/run-step.ts";
import { maskRun } from "./mask-run.ts";
import { maskSecretsIn } from "./mask-text.ts";
import { isSecretName } from "./secret-names.ts";

const masked = (text: string) => maskSecretsIn(text).text;
const utf8 = (text: string) => ({ encoding: "utf8", text }) as const;

test.each(
  "password PASSWORD dbPassword passwd token k8s_auth_token apiKey api-key API_KEY privateKey private_key key secret clientSecret client-key-data AWS_SECRET_ACCESS_KEY credentials Authorization passphrase sshKey psk authtoken PGPASSWORD DB_PASS pass passcode pw".split(
    " ",
  ),
)("%s is a secret's name", (name) => expect(isSecretName(name)).toBe(true));

test.each(
  "name type keyFile tokenPath public_key publicKey secretName PWD OLDPWD PATH monkey keyboard CNI_PATH CNI_ARGS bridge ipam mac authority tokenTTL SSH_AUTH_SOCK cniVersion bypass pwm".split(
    " ",
  ),
)("%s is none", (name) => expect(isSecretName(name)).toBe(false));

describe("in a text", () => {
  test.each([
    ['{"token":"abc", "a":1}', '{"token":"(masked)", "a":1}'],
    ['{ "pass\\u0077ord" : "a\\"b" }', '{ "pass\\u0077ord" : "(masked)" }'],
    ['{"password":12345,"token":null,"secret":true}', '{"password":"(masked)","token":null,"secret":true}'],
    [
      '{"secret":{"a":"x","b":["y",2]},"c":"z"}',
      '{"secret":{"a":"(masked)","b":["(masked)","(masked)"]},"c":"z"}',
    ],
    ['{"keys":[],"token":""}', '{"keys":[],"token":""}'],
    ['{"conf":"{\\"token\\":\\"abc\\"}"}', '{"conf":"{\\"token\\":\\"(masked)\\"}"}'],
    ['{"token":"abc', '{"token":"(masked)'],
    ["level=error password=hunter2 user=bob", "level=error password=(masked) user=bob"],
    ['msg="sent password=hunter2 to it" n=1', 'msg="sent password=(masked) to it" n=1'],
    ["login failed: password: a,b,c for bob", "login failed: password: (masked) for bob"],
    ["password=a,user=bob, token=b, x", "password=(masked),user=bob, token=(masked), x"],
    ["token: 'a b' next", "token: '(masked)' next"],
    ["K8S_POD_NAME=a;K8S_TOKEN=abc;B=c", "K8S_POD_NAME=a;K8S_TOKEN=(masked);B=c"],
    ["run --password hunter2 --verbose", "run --password (masked) --verbose"],
    ["GET https://bob:hunter2@example.org/x", "GET https://bob:(masked)@example.org/x"],
    ["Authorization: Bearer abcdefgh.ijkl", "Authorization: Bearer (masked)"],
    ["Authorization: Basic Ym9iOmh1bnRlcjI=", "Authorization: Basic (masked)"],
    ["Authorization: Token 9944b0919", "Authorization: (masked) (masked)"],
    ["{'password': 'abc', 'a': 1}", "{'password': '(masked)', 'a': 1}"],
    ["a -----BEGIN RSA PRIVATE KEY-----\nMIIE+/a=\n-----END RSA PRIVATE KEY----- b", "a (masked) b"],
    ['{"x":"-----BEGIN KEY-----\\nMIIE\\n"}', '{"x":"(masked)"}'],
    ["x LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t y", "x (masked) y"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0xx.abc-_", "(masked)"],
    ["ghp_abcdefghijklmnop1234 AKIAABCDEFGHIJKLMNOP", "(masked) (masked)"],
  ])("%j", (text, expected) => expect(masked(text)).toBe(expected));

  test.each([
    '{"cniVersion":"1.0.0","ips":[{"address":"10.1.2.3/24","interface":0}],"dns":{}}',
    "basic authentication failed: http://example.org:8080/path",
    'failed to find plugin "bridge" in path [/opt/cni/bin]',
    "invalid character 'o' in literal null (expecting 'u')",
    "fe80::1 aa:bb:cc:dd:ee:ff 10.0.0.1/8 via 10.0.0.2 key",
    "",
  ])("%j has none", (text) => expect(maskSecretsIn(text)).toEqual({ text, secrets: [] }));
});

test("a long text takes no longer than its length", () => {
  const count = 200_000;
  for (const part of [
    "a",
    '"',
    "a.",
    "key ",
    "-----BEGIN A-----",
    "a://b:",
    "authorization:",
    "eyJaaaaaaaa.",
  ]) {
    maskSecretsIn(`${part.repeat(count / part.length)} key`);
  }
  const list = Array.from({ length: 3_000 }, (_, at) => ({ at, token: "t" }));
  expect(maskSecretsIn(JSON.stringify({ list })).secrets).toHaveLength(3_000);
});

describe("in a run", () => {
  const secret = "hunter2-is-long";
  const [first] = succeededRun.steps;
  const run: RunRecord = {
    ...succeededRun,
    network: { ...succeededRun.network, bytes: utf8(`{ "token" : "${secret}"\r\n}`) },
    runtimeConf: {
      ...succeededRun.runtimeConf,
      args: [
        ["API_KEY", "with blank"],
        ["K", "v"],
      ],
      capabilityArgs: `{"auth":{"user":"bob","password":"p"}}`,
    },
    pluginPath: ["/opt/token", "/usr/lib/cni"],
    outcome: "failed",
    error: {
      code: "PLUGIN_FAILED",
      message: `netplugin failed: "no access with ${secret}\\n": exit status 1`,
      cni: { code: 1, msg: `${secret} was refused`, details: "" },
      pluginType: "bridge",
    },
    steps: [
      {
        ...(first as RunStep),
        env: [
          { name: "CNI_ARGS", value: "API_KEY=with blank;K=v", origin: "cni" },
          { name: "MY_TOKEN", value: "zzz", origin: "inherited" },
          { name: "PATH", value: "/usr/bin", origin: "inherited" },
        ],
        // {"token":"…"} and a byte that is no UTF-8.
        stdin: { encoding: "base64", base64: btoa(`{"token":"${secret}"}\xff`) },
        stderr: utf8(`I was told ${secret}.`),
      },
    ],
  };

  test("nothing of it is left, wherever it stands", () => {
    const { record, secrets } = maskRun(run);
    const text = JSON.stringify(record);
    for (const word of [secret, "with blank", "zzz", '\\"p\\"', "bob"]) expect(text).not.toContain(word);
    expect(record.network.bytes).toEqual(utf8('{ "token" : "(masked)"\r\n}'));
    expect(record.runtimeConf.args).toEqual([
      ["API_KEY", "(masked)"],
      ["K", "v"],
    ]);
    expect(record.error?.message).toBe('netplugin failed: "no access with (masked)\\n": exit status 1');
    expect(record.steps[0]?.env).toEqual([
      { name: "CNI_ARGS", value: "API_KEY=(masked);K=v", origin: "cni" },
      { name: "MY_TOKEN", value: "(masked)", origin: "inherited" },
      { name: "PATH", value: "/usr/bin", origin: "inherited" },
    ]);
    expect(record.steps[0]?.stdin).toEqual({ encoding: "base64", base64: btoa('{"token":"(masked)"}\xff') });
    expect(record.pluginPath).toEqual(run.pluginPath);
    expect([...new Set(secrets.map(({ what }) => what))]).toEqual(["token", "auth", "API_KEY", "MY_TOKEN"]);
  });

  test("the environment of what a plugin ran itself is masked, too", () => {
    const call = { env: ["PLUGIN_TOKEN=left and right", "CNI_ARGS=API_KEY=abc;K=v", "PATH=/usr/bin"] };
    const stdin = utf8('{"password":"of the delegate"}');
    const calls = [
      { ...call, pluginType: "x", path: "/x", stdin, stdout: utf8(""), stderr: utf8(""), cut: [] },
    ];
    const ended = { exitCode: 0, signal: null, offsetMs: 0, durationMs: 1 };
    const delegated = {
      directory: "/d",
      problem: null,
      calls: calls.map((each) => ({ ...each, ...ended })),
    };
    const { record } = maskRun({ ...succeededRun, steps: [{ ...(first as RunStep), delegated }] });
    expect(record.steps[0]?.delegated?.calls[0]).toMatchObject({
      env: ["PLUGIN_TOKEN=(masked)", "CNI_ARGS=API_KEY=(masked);K=v", "PATH=/usr/bin"],
      stdin: utf8('{"password":"(masked)"}'),
    });
  });

  test("a run without secrets stays as it was, and a masked one too", () => {
    expect(maskRun(succeededRun)).toEqual({ record: succeededRun, secrets: [] });
    const { record } = maskRun(run);
    expect(maskRun(record).record).toEqual(record);
  });

  test("a network's name is the name of no secret", () => {
    const said = "token-service: 10.88.0.2 last gave out 10.88.0.2, password: hunter2";
    const error = { code: "PLUGIN_FAILED", message: said } as RunRecord["error"];
    const network = { ...succeededRun.network, name: "token-service" };
    const { record, secrets } = maskRun({ ...succeededRun, network, error });
    expect(record.error?.message).toBe(
      "token-service: 10.88.0.2 last gave out 10.88.0.2, password: (masked)",
    );
    expect(secrets).toEqual([expect.objectContaining({ what: "password", value: "hunter2" })]);
  });

  test("a secret that is one of the run's own words is not taken out of the rest", () => {
    const named = { ...succeededRun, network: { ...succeededRun.network, bytes: utf8('{"key":"bridge"}') } };
    expect(maskRun(named).record.pluginTypes).toEqual(succeededRun.pluginTypes);
  });
});
