// Puts the sources into two files: `extension.cjs`, which the editor loads for every JSON and YAML file, and `client.cjs`, which
// is loaded when the first task definition is seen.
import { build } from "esbuild";

const loadedLater = {
  name: "loaded-later",
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\/client\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./client.cjs", external: true } : undefined,
    );
  },
};

await build({
  entryPoints: ["src/extension.ts", "src/client.ts"],
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  // The editor provides the module `vscode` to `require` alone.
  supported: { "dynamic-import": false },
  external: ["vscode"],
  minify: true,
  legalComments: "none",
  plugins: [loadedLater],
  logLevel: "warning",
});
