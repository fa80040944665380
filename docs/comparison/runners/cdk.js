// Synthesizes a CDK app with a stack for each template of a folder; what the validators of the app say stands afterwards in
// `validation-report.json` of the output. With `cdk-preflight` as the last argument its rules are applied too.
const fs = require("fs");
const path = require("path");
const cdk = require("aws-cdk-lib");

const [folder, outdir, rules] = process.argv.slice(2);
const app = new cdk.App({ outdir });
for (const file of fs.readdirSync(folder).sort()) {
  const { Type, Properties } = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")).Resources.TaskDefinition;
  const id = path.basename(file, ".json").replaceAll(".", "-");
  const stack = new cdk.Stack(app, id, { stackName: id });
  new cdk.CfnResource(stack, "TaskDefinition", { type: Type, properties: Properties });
}
if (rules === "cdk-preflight") {
  require("cdk-preflight").Preflight.apply(app);
}
try {
  app.synth();
} catch (error) {
  // With findings synthesis fails, and the report is written all the same.
  if (!fs.existsSync(path.join(outdir, "validation-report.json"))) {
    throw error;
  }
}
