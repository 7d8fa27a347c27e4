/**
 * Reading the DOM past clobbering.
 *
 * A page can hide properties of a form or of the document behind elements of its own: after
 * `<input name="attributes">` in a form, `form.attributes` is that input. It does so in the isolated world of a
 * content script too. The getters of the prototypes cannot be hidden this way, so every read goes through them.
 */

// biome-ignore lint/complexity/noBannedTypes: the receiver decides the type; `reader` gives it back.
type Receiver = Object;

function reader<Node extends Receiver, Value>(prototype: Receiver, property: string): (node: Node) => Value {
  const getter = Object.getOwnPropertyDescriptor(prototype, property)?.get;
  if (getter === undefined) throw new TypeError(`no getter for ${property}`);
  // Not bound with `call.bind`: browsers take longer to call those while a script is new, and a page is read once.
  return (node) => getter.call(node) as Value;
}

function writer<Node extends Receiver, Value>(
  prototype: Receiver,
  property: string,
): (node: Node, value: Value) => void {
  const setter = Object.getOwnPropertyDescriptor(prototype, property)?.set;
  if (setter === undefined) throw new TypeError(`no setter for ${property}`);
  return Function.prototype.call.bind(setter) as (node: Node, value: Value) => void;
}

export const nodeType = reader<Node, number>(Node.prototype, "nodeType");
export const nodeName = reader<Node, string>(Node.prototype, "nodeName");
export const firstChild = reader<Node, Node | null>(Node.prototype, "firstChild");
export const nextSibling = reader<Node, Node | null>(Node.prototype, "nextSibling");
export const parentOf = reader<Node, Node | null>(Node.prototype, "parentNode");
export const textOf = reader<CharacterData, string>(CharacterData.prototype, "data");
export const shadowOf = reader<Element, ShadowRoot | null>(Element.prototype, "shadowRoot");
export const hostOf = reader<ShadowRoot, Element>(ShadowRoot.prototype, "host");
export const isConnected = reader<Node, boolean>(Node.prototype, "isConnected");
export const ownerOf = reader<Node, Document | null>(Node.prototype, "ownerDocument");
export const windowOf = reader<Document, (Window & typeof globalThis) | null>(
  Document.prototype,
  "defaultView",
);
export const addressOf = reader<Document, string>(Document.prototype, "URL");
export const contentTypeOf = reader<Document, string>(Document.prototype, "contentType");

export const titleTextOf = reader<Document, string>(Document.prototype, "title");
export const bodyOf = reader<Document, HTMLElement | null>(Document.prototype, "body");
export const designModeOf = reader<Document, string>(Document.prototype, "designMode");
export const isEditable = reader<HTMLElement, boolean>(HTMLElement.prototype, "isContentEditable");
export const isOpen = reader<HTMLDetailsElement, boolean>(HTMLDetailsElement.prototype, "open");
/** The only thing that is ever written in a page, see `unfold.ts`. */
export const setOpen = writer<HTMLDetailsElement, boolean>(HTMLDetailsElement.prototype, "open");
export const rootOf = Function.prototype.call.bind(Node.prototype.getRootNode) as (node: Node) => Node;

const frameDocument = reader<HTMLIFrameElement, Document | null>(
  HTMLIFrameElement.prototype,
  "contentDocument",
);

const { getAttributeNames, getAttribute } = Element.prototype;

export const attributeNames = (element: Element): string[] => getAttributeNames.call(element);

export const attribute = (element: Element, name: string): string | null => getAttribute.call(element, name);

const createWalker = Function.prototype.call.bind(Document.prototype.createTreeWalker) as (
  document: Document,
  root: Node,
  whatToShow: number,
) => TreeWalker;

/** Node types, as numbers: `Node.ELEMENT_NODE` could be redefined by the page in a world that is not isolated. */
export const ELEMENT = 1;
export const TEXT = 3;
export const DOCUMENT = 9;
export const DOCUMENT_FRAGMENT = 11;

const SHOW_TEXT = 0x4;

/** Walks the texts below `root`. */
export function texts(document: Document, root: Node): TreeWalker {
  return createWalker(document, root, SHOW_TEXT);
}

/** All elements that a selector finds in an element, document or shadow tree. */
export function queryAll(root: Node, selector: string): Element[] {
  return [...queryOf(nodeType(root)).call(root as Element & Document & DocumentFragment, selector)];
}

function queryOf(type: number): ParentNode["querySelectorAll"] {
  if (type === ELEMENT) return Element.prototype.querySelectorAll;
  return (type === DOCUMENT ? Document : DocumentFragment).prototype.querySelectorAll;
}

/** The frame that shows a document, when this script may see it. */
export function frameOf(document: Document): Element | null {
  try {
    return windowOf(document)?.frameElement ?? null;
  } catch {
    return null;
  }
}

/**
 * The document in a frame, when it may be read.
 *
 * A frame of another origin that has not been loaded yet still holds an empty page of our own origin. Reading
 * that would say "nothing there" about content that nobody saw, so it counts as unread.
 */
export function readableFrame(frame: Element): Document | null {
  let inner: Document | null;
  try {
    inner = frameDocument(frame as HTMLIFrameElement);
  } catch {
    return null;
  }
  if (inner === null) return null;
  const wanted = attribute(frame, "src") ?? "";
  const waits = addressOf(inner) === "about:blank" && attribute(frame, "srcdoc") === null;
  return waits && wanted !== "" && !wanted.startsWith("about:") && !wanted.startsWith("javascript:")
    ? null
    : inner;
}
