/**
 * Finding the places where somebody writes. Read-only, and without holding on to anything: editors swap their
 * elements when they switch to source text, so the list is made anew when the page has changed.
 */

import { attribute, bodyOf, designModeOf, ownerOf } from "../content/dom";
import { labelOf } from "./labels";
import type { FieldInfo, FieldKind } from "./protocol";
import { all, frameOf, isDrawn, outer, type Tree, treesOf } from "./trees";

/** A place where somebody writes, in the page. */
export interface Field extends FieldInfo {
  /** A textarea, or the element of which the children are the text. */
  readonly root: Element;
  /** The editor around it; stays when the field inside is swapped. */
  readonly holder: Element;
  /** Size on the screen, in square pixels. */
  readonly area: number;
}

const CANDIDATES =
  'textarea, [contenteditable], .block-editor-block-list__layout.is-root-container, [role="textbox"]';

/** Parts of code editors and of the editors themselves in which nobody writes a page. */
const NOT_FOR_TEXT =
  ".CodeMirror, .cm-editor, .ace_editor, .monaco-editor, .ql-clipboard, .ql-tooltip, [role='combobox'], [role='searchbox'], .g-recaptcha";

/** The box of an editor, by editor. */
const HOLDERS = ".ck-editor, .cke, .tox-tinymce, .wp-editor-wrap, .ql-container";

/** Lower or narrower than this is a line, not a text (in pixels). */
const LOWEST = 40;
const NARROWEST = 120;

/** A textarea with more than this many characters is a page, not a remark. */
const LONG_TEXT = 200;

const NAMED: readonly (readonly [selector: string, kind: FieldKind])[] = [
  [".ck-source-editing-area textarea, textarea.cke_source", "source"],
  [".ck-editor__editable", "ckeditor5"],
  [".cke_editable", "ckeditor4"],
  [".mce-content-body, #tinymce", "tinymce"],
  [".ql-editor", "quill"],
  [".tiptap", "tiptap"],
  [".ProseMirror", "prosemirror"],
  [".is-root-container, .editor-styles-wrapper", "gutenberg"],
];

const FULL_EDITORS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  "tinymce",
  "ckeditor4",
  "ckeditor5",
  "gutenberg",
  "quill",
  "tiptap",
  "prosemirror",
  "source",
]);

/** All fields that are on the screen, in the order of the page. */
export function fieldsOf(document: Document, trees: readonly Tree[] = treesOf(document)): Field[] {
  const roots = new Set<Element>();
  for (const tree of trees) {
    const canvas = tree.host !== null && attribute(tree.host, "name") === "editor-canvas";
    if (canvas && tree.root.nodeType === 9) {
      const body = bodyOf(tree.root as Document);
      if (body !== null && isBlockEditor(body)) roots.add(body);
      continue;
    }
    if (tree.root.nodeType === 9 && designModeOf(tree.root as Document) === "on") {
      const body = bodyOf(tree.root as Document);
      if (body !== null) roots.add(body);
      continue;
    }
    for (const element of all(tree.root, CANDIDATES)) {
      const root = rootOf(element);
      if (root !== null) roots.add(root);
    }
  }
  const keys = new Map<string, number>();
  return [...roots].flatMap((root) => field(root, roots, keys) ?? []);
}

/** A canvas that is still loading is empty: no field yet. */
function isBlockEditor(body: Element): boolean {
  return all(body, "[data-block], .is-root-container, [contenteditable]").length > 0;
}

/** The element of which the children are the text, for an element that may be edited. */
function rootOf(element: Element): Element | null {
  if (element.localName === "textarea") {
    const { readOnly, disabled } = element as HTMLTextAreaElement;
    return readOnly || disabled ? null : element;
  }
  // Blocks of one page are one text, with the title above them when that is in the same box.
  const blocks = Element.prototype.closest.call(element, ".editor-styles-wrapper, .is-root-container");
  if (blocks !== null) return blocks;
  return (element as HTMLElement).isContentEditable ? element : null;
}

function field(root: Element, roots: ReadonlySet<Element>, keys: Map<string, number>): Field | null {
  for (let around = outer(root); around !== null; around = outer(around)) {
    if (roots.has(around)) return null;
  }
  if (Element.prototype.closest.call(root, NOT_FOR_TEXT) !== null || !isDrawn(root)) return null;
  const { width, height } = boxOf(root);
  if (height < LOWEST || width < NARROWEST) return null;
  const kind = kindOf(root);
  const holder = holderOf(root);
  const name = `${kind}:${attribute(root, "id") ?? ""}:${frameName(root)}`;
  const number = (keys.get(name) ?? 0) + 1;
  keys.set(name, number);
  return {
    key: `${name}:${number}`,
    kind,
    label: labelOf(root, isEditorBox(holder) ? holder : root),
    likely: FULL_EDITORS.has(kind) || lengthOf(root) >= LONG_TEXT,
    root,
    holder,
    area: width * height,
  };
}

function frameName(root: Element): string {
  const document = ownerOf(root);
  const frame = document === null ? null : frameOf(document);
  return frame === null ? "" : (attribute(frame, "id") ?? attribute(frame, "name") ?? "frame");
}

function kindOf(root: Element): FieldKind {
  const found = NAMED.find(([selector]) => Element.prototype.matches.call(root, selector));
  if (found !== undefined) return found[1];
  if (root.localName === "textarea") return "textarea";
  return all(root, "[data-block]").length > 0 ? "gutenberg" : "editable";
}

/** The box on the screen: of the frame, when the text fills one. */
function boxOf(root: Element): DOMRect {
  const document = ownerOf(root);
  const frame = document === null || root.localName !== "body" ? null : frameOf(document);
  return Element.prototype.getBoundingClientRect.call(frame ?? root);
}

function lengthOf(root: Element): number {
  return root.localName === "textarea"
    ? (root as HTMLTextAreaElement).value.length
    : (root.textContent?.length ?? 0);
}

function isEditorBox(element: Element): boolean {
  return Element.prototype.matches.call(element, HOLDERS);
}

/** The editor around a field: across the frame and shadow root that the field is in. */
export function holderOf(root: Element): Element {
  let best: Element | null = null;
  for (let element: Element | null = root; element !== null; element = outer(element)) {
    if (isEditorBox(element)) best = element;
  }
  return best ?? outer(root) ?? root;
}

/**
 * The field to follow: the one that was asked for, else the one in the same editor as before, else the one with
 * the focus, else the largest full editor.
 */
export function choose(
  fields: readonly Field[],
  wanted: string | null,
  holder: Element | null,
): Field | null {
  const asked = fields.find(({ key }) => key === wanted);
  if (asked !== undefined) return asked;
  const same = holder === null ? undefined : fields.find((field) => field.holder === holder);
  if (same !== undefined) return same;
  const likely = fields.filter((field) => field.likely);
  const focused = likely.find(({ root }) => hasFocus(root));
  if (focused !== undefined) return focused;
  const bySize = (a: Field, b: Field): number => b.area - a.area;
  return [...likely].sort(bySize)[0] ?? [...fields].sort(bySize)[0] ?? null;
}

function hasFocus(root: Element): boolean {
  const tree = root.getRootNode() as Document | ShadowRoot;
  const active = tree.activeElement;
  return active !== null && active !== undefined && (root === active || root.contains(active));
}

/**
 * Is this something that an editor adds for itself: handles, fake carets, toolbars, placeholders? It is in the
 * field but not in the text that will be saved.
 */
export function isTool(element: Element, attributes: readonly string[]): boolean {
  if (attributes.length === 0) return false;
  return (
    (attributes.includes("class") && TOOL_CLASS.test(attribute(element, "class") ?? "")) ||
    (attributes.includes("data-mce-bogus") && attribute(element, "data-mce-bogus") === "all") ||
    attributes.includes("data-cke-hidden-sel")
  );
}

const TOOL_CLASS =
  /(?:^|\s)(?:ck-widget__(?:selection-handle|type-around|resizer)\S*|ck-reset_all|ck-fake-selection-container|mce-visual-caret\S*|mce-offscreen-selection|cke_reset\S*|cke_widget_drag_handler_container|cke_magicline\S*|ql-ui|ql-cursor|ProseMirror-(?:widget|gapcursor|separator|trailingBreak)|block-list-appender|block-editor-(?:block-toolbar|inserter|block-list__insertion-point|block-contextual-toolbar|default-block-appender|warning)\S*|rich-text-placeholder)(?:\s|$)/;
