// What the app uses of Electron, found by TypeScript's own checker: every member, option, event and role that
// electron/main.ts, preload.ts and shell/** name. Run it to see the list with each one's fidelity.
import { globSync } from "node:fs";
import path from "node:path";
import { type Node, SyntaxKind } from "typescript/unstable/ast";
import {
  isBindingElement,
  isCallExpression,
  isIdentifier,
  isImportDeclaration,
  isImportSpecifier,
  isMethodDeclaration,
  isNamedImports,
  isObjectBindingPattern,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isStringLiteral,
} from "typescript/unstable/ast/is";
import { API, type Checker, type Symbol, type Type } from "typescript/unstable/sync";
import { fidelityOf } from "./fidelity.ts";

export interface Use {
  /** "App.quit", "App 'will-quit'", "MenuItemConstructorOptions.label", "role 'quit'", "import app". */
  member: string;
  /** Where it is used first, relative to the root. */
  file: string;
}
const EVENT_METHODS = new Set(["on", "once", "off", "addListener", "removeListener", "prependListener"]);
const FILES = ["electron/main.ts", "electron/preload.ts", "electron/shell/**/*.ts"];

/** `files` are relative to `root`, and belong to the project of `config`. */
export function usesOf(root: string, config: string, files: string[]): Use[] {
  const api = new API({ cwd: root });
  try {
    const project = api
      .updateSnapshot({ openProjects: [path.join(root, config)] })
      .getProject(path.join(root, config));
    if (!project) throw new Error(`${config} is no project`);
    const found = new Map<string, Use>();
    for (const file of files) {
      const source = project.program.getSourceFile(path.join(root, file));
      if (!source) throw new Error(`${file} is not in ${config}`);
      const collect = collector(project.checker, (member) => {
        if (!found.has(member)) found.set(member, { member, file });
      });
      collect(source);
    }
    return [...found.values()].toSorted((a, b) => a.member.localeCompare(b.member));
  } finally {
    api.close();
  }
}

/** "App.quit" for a symbol that Electron's types declare. */
function memberOf(symbol: Symbol | undefined): string | undefined {
  const declaration = symbol?.declarations[0];
  if (!symbol || !declaration?.path.endsWith("/electron/electron.d.ts")) return undefined;
  const parent = symbol.getParent();
  // A window is a base window; a shape without a name belongs to what names it; events of process are Node's own.
  if (!parent || /^(__.*|Electron|Process)$/.test(parent.name)) return undefined;
  return `${parent.name.replace("BaseWindow", "BrowserWindow")}.${symbol.name}`;
}

const membersOf = (type: Type | undefined): readonly Type[] =>
  type?.isUnionType() ? type.getTypes() : type ? [type] : [];
/** The type of MenuItem roles has no name of its own where it is used; this role is only there. */
const isRole = (type: Type | undefined) =>
  membersOf(type).some((member) => member.isStringLiteralType() && member.value === "toggleSpellChecker");

function collector(checker: Checker, found: (member: string) => void): (node: Node) => void {
  const note = (symbol: Symbol | undefined) => {
    const member = memberOf(symbol);
    if (member) found(member);
    return member;
  };
  const noteProperty = (type: Type | undefined, name: Node | undefined) => {
    if (!name || !isIdentifier(name)) return;
    for (const member of membersOf(type)) note(checker.getPropertyOfType(member, name.text));
  };
  return function visit(node: Node): void {
    if (isImportDeclaration(node)) noteImports(node);
    else if (isPropertyAccessExpression(node)) noteAccess(node);
    else if (isObjectLiteralExpression(node)) {
      const type = checker.getContextualType(node);
      for (const item of node.properties)
        if (isPropertyAssignment(item) || isShorthandPropertyAssignment(item) || isMethodDeclaration(item))
          noteProperty(type, item.name);
    } else if (isStringLiteral(node) && isRole(checker.getContextualType(node))) found(`role '${node.text}'`);
    else if (isBindingElement(node) && isObjectBindingPattern(node.parent))
      noteProperty(checker.getTypeAtLocation(node.parent), node.propertyName ?? node.name);
    node.forEachChild(visit);
  };

  function noteImports(node: Node): void {
    if (!isImportDeclaration(node) || !isStringLiteral(node.moduleSpecifier)) return;
    const clause = node.importClause;
    if (
      !/^electron(\/|$)/.test(node.moduleSpecifier.text) ||
      clause?.phaseModifier === SyntaxKind.TypeKeyword
    )
      return;
    if (!clause?.namedBindings || !isNamedImports(clause.namedBindings)) return;
    for (const item of clause.namedBindings.elements)
      if (isImportSpecifier(item) && !item.isTypeOnly)
        found(`import ${(item.propertyName ?? item.name).text}`);
  }
  function noteAccess(node: Node): void {
    if (!isPropertyAccessExpression(node)) return;
    const member = note(checker.getSymbolAtLocation(node.name));
    const call = node.parent;
    if (!member || !isCallExpression(call) || call.expression !== node) return;
    const [first] = call.arguments;
    if (!first || !isStringLiteral(first)) return;
    const [container = "", name = ""] = member.split(".");
    if (EVENT_METHODS.has(name) && !["IpcMain", "IpcRenderer"].includes(container))
      found(`${container} '${first.text}'`);
    if (member === "App.getPath" || member === "App.setPath") found(`path '${first.text}'`);
  }
}

/** The app's own uses. */
export function inventory(root: string): Use[] {
  const files = FILES.flatMap((pattern) => globSync(pattern, { cwd: root })).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const isPage = (file: string) => file === "electron/preload.ts";
  return [
    ...usesOf(
      root,
      "tsconfig.node.json",
      files.filter((file) => !isPage(file)),
    ),
    ...usesOf(root, "tsconfig.web.json", files.filter(isPage)),
  ];
}

if (process.argv[1] === import.meta.filename) {
  for (const { member, file } of inventory(path.resolve(import.meta.dirname, "../..")))
    console.log(`${(fidelityOf(member) ?? "NOT THERE").padEnd(14)} ${member.padEnd(48)} ${file}`);
}
