// Asks @bugcrowd/ecs-task-definition-validator about each file of a folder.
const fs = require("fs");
const path = require("path");
const validate = require("@bugcrowd/ecs-task-definition-validator");

const complaints = {};
const folder = process.argv[2];
for (const file of fs.readdirSync(folder).sort()) {
  const result = validate(JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")));
  complaints[path.basename(file, ".json")] = result.errors.map((error) => error.stack);
}
process.stdout.write(JSON.stringify(complaints));
