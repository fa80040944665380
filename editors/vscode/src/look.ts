// A cheap look at a text, so that the server is started where there is something for it to do. What is a task
// definition is then decided by the server alone.

/** Names of templates of JSON and YAML, whatever language the editor takes them for. */
export const TEMPLATE_PATTERN = "**/*.{json,yaml,yml}.{tpl,tftpl,j2,jinja,jinja2,tmpl,template,erb}";

const TEMPLATE_NAME = /\.(?:json|ya?ml)\.(?:tpl|tftpl|j2|jinja2?|tmpl|template|erb)$/i;

/** What the editor calls the languages of task definitions. */
export const LANGUAGES: readonly string[] = ["json", "jsonc", "yaml"];

/** The name of a configuration, in which the server finds mistakes too. */
export const CONFIGURATION_NAME = "ecslint.toml";

/** Words of which every task definition and every list of container definitions holds one. */
const WORDS = ["ontainerDefinitions", "requiresCompatibilities", "portMappings", "logConfiguration"];

/** Beyond this many characters a text is no task definition: AWS takes 64 KiB. */
const LONGEST = 4_000_000;

/** Whether a document is a configuration of ecslint. */
export function isConfiguration(path: string): boolean {
  return path.split(/[\\/]/).at(-1) === CONFIGURATION_NAME;
}

/** Whether a document may hold a task definition, by its language and name. */
export function isCandidate(languageId: string, path: string): boolean {
  return LANGUAGES.includes(languageId) || TEMPLATE_NAME.test(path);
}

/** Whether a text looks like a task definition or is on its way to become one. */
export function looksLikeTaskDefinition(text: string): boolean {
  return text.length <= LONGEST && WORDS.some((word) => text.includes(word));
}

/** Whether a file is called something like `task-definition.json`: the server helps from the first character on. */
export function isNamedLikeTaskDefinition(path: string): boolean {
  return /task[^/\\]*def[^/\\]*\.(?:json|ya?ml)[^/\\]*$/i.test(path);
}
