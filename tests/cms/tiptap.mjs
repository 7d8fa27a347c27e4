/** Tiptap for the demo; bundled when the demo starts. */

import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { HTML } from "./content.mjs";

globalThis.makeTiptap = (element) => {
  const editor = new Editor({ element, extensions: [StarterKit], content: HTML });
  editor.view.dom.style.minHeight = "10rem";
  const { demo } = globalThis;
  demo.editor = editor;
  demo.get = () => editor.getHTML();
  demo.undo = () => editor.commands.undo();
  editor.on("update", () => {
    demo.saves += 1;
  });
  demo.ready = true;
};
