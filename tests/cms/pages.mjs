/**
 * The pages of the demo: one for each editor, in a plain imitation of a system for content. Every page leaves
 * `demo` behind for the tests: `demo.get()` is what would be saved, `demo.saves` counts the changes that autosave would
 * react to, `demo.undo()` undoes, `demo.ready` becomes true when the editor is there.
 */

import { HTML, PLAIN, published, TITLE } from "./content.mjs";

const STYLE = `body{margin:0;font:15px/1.5 sans-serif;color:#1b2430;background:#eef1f5}
header{padding:.75rem 1.25rem;background:#23344d;color:#fff}header a{color:#fff}
.form{max-inline-size:56rem;margin:1rem auto;padding:1rem 1.25rem;background:#fff;border:1px solid #ccd4de}
label{display:block;margin:.75rem 0 .25rem;font-weight:600}
input[type=text],input[type=password],textarea{inline-size:100%;box-sizing:border-box;padding:.5rem;font:inherit}
textarea{min-block-size:16rem}.frame{inline-size:100%;block-size:26rem;border:1px solid #ccd4de}
.editable{min-block-size:10rem;padding:.5rem;border:1px solid #99a5b5}.ck-editor__editable{min-block-size:12rem}`;

function cms(name, { head = "", body, script }) {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${name} | Redactie Voorbeeldstad</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>${head}</head><body>
<header>Redactie Voorbeeldstad · <a href="/">alle editors</a></header>
<form class="form" onsubmit="return false"><label for="titel">Titel</label><input type="text" id="titel" name="title" value="${TITLE}">
${body}
<p><button type="button">Opslaan</button></p></form>
<script>globalThis.demo = { saves: 0, ready: false };</script>
${script}</body></html>`;
}

const area = (text = HTML, attributes = "") =>
  `<label for="inhoud">Inhoud</label><textarea id="inhoud" name="inhoud" ${attributes}>${text.replaceAll("<", "&lt;")}</textarea>`;

const TINYMCE_OPTIONS = `license_key:"gpl",promotion:false,branding:false,language_load:false,plugins:"code link lists",menubar:false,
  toolbar:"undo redo | blocks | bold | bullist link | code",setup:(e)=>{e.on("init",()=>{
    demo.get=()=>e.getContent();demo.undo=()=>e.undoManager.undo();demo.editor=e;e.on("change input undo",()=>{demo.saves+=1});demo.ready=true})}`;

const EDITORS = {
  "/tinymce.html": cms("TinyMCE", {
    head: `<script src="/lib/tinymce/tinymce.min.js"></script>`,
    body: area(),
    script: `<script>tinymce.init({selector:"#inhoud",height:420,${TINYMCE_OPTIONS}})</script>`,
  }),
  "/tinymce-inline.html": cms("TinyMCE in de pagina", {
    head: `<script src="/lib/tinymce/tinymce.min.js"></script>`,
    body: `<label>Inhoud</label><div id="inhoud" class="editable">${HTML}</div>`,
    script: `<script>tinymce.init({selector:"#inhoud",inline:true,${TINYMCE_OPTIONS}})</script>`,
  }),
  "/ckeditor5.html": cms("CKEditor 5", {
    head: `<link rel="stylesheet" href="/lib/ckeditor5/dist/browser/ckeditor5.css"><script src="/lib/ckeditor5/dist/browser/ckeditor5.umd.js"></script>`,
    body: `<label>Inhoud</label><div id="inhoud">${HTML}</div>`,
    script: `<script>const {ClassicEditor,Essentials,Paragraph,Heading,Bold,Link,List,SourceEditing}=CKEDITOR;
ClassicEditor.create(document.querySelector("#inhoud"),{licenseKey:"GPL",plugins:[Essentials,Paragraph,Heading,Bold,Link,List,SourceEditing],
toolbar:["undo","redo","heading","bold","link","bulletedList","sourceEditing"]}).then((e)=>{demo.editor=e;demo.get=()=>e.getData();demo.undo=()=>e.execute("undo");
e.model.document.on("change:data",()=>{demo.saves+=1});demo.ready=true})</script>`,
  }),
  "/ckeditor4.html": cms("CKEditor 4", {
    head: `<script src="/lib/ckeditor4/ckeditor.js"></script>`,
    body: area(),
    script: `<script>CKEDITOR.replace("inhoud",{versionCheck:false,height:280,on:{instanceReady:({editor:e})=>{demo.editor=e;demo.get=()=>e.getData();
demo.undo=()=>e.execCommand("undo");e.on("change",()=>{demo.saves+=1});demo.ready=true}}})</script>`,
  }),
  "/quill.html": cms("Quill", {
    head: `<link rel="stylesheet" href="/lib/quill/dist/quill.snow.css"><script src="/lib/quill/dist/quill.js"></script>`,
    body: `<label>Inhoud</label><div id="inhoud" style="min-block-size:14rem">${HTML}</div>`,
    script: `<script>const e=new Quill("#inhoud",{theme:"snow",modules:{history:{delay:100}}});demo.editor=e;demo.get=()=>e.root.innerHTML;demo.undo=()=>e.history.undo();
e.history.clear();e.on("text-change",()=>{demo.saves+=1});demo.ready=true</script>`,
  }),
  "/tiptap.html": cms("Tiptap", {
    head: `<script src="/made/tiptap.js"></script>`,
    body: `<label>Inhoud</label><div id="inhoud" class="editable"></div>`,
    script: `<script>makeTiptap(document.querySelector("#inhoud"))</script>`,
  }),
  "/schaduw.html": cms("Tiptap in webcomponenten", {
    head: `<script src="/made/tiptap.js"></script>`,
    body: `<demo-app></demo-app>`,
    script: `<script>
customElements.define("demo-field",class extends HTMLElement{connectedCallback(){const r=this.attachShadow({mode:"open"});
const l=document.createElement("h3");l.textContent="Inhoud";const d=document.createElement("div");d.style.cssText="min-height:12rem;border:1px solid #99a5b5;padding:.5rem";r.append(l,d);makeTiptap(d)}});
customElements.define("demo-app",class extends HTMLElement{connectedCallback(){this.attachShadow({mode:"open"}).append(document.createElement("demo-field"))}})</script>`,
  }),
  "/blokken.html": cms("Blokken in een kader", {
    body: `<label>Inhoud</label><iframe class="frame" name="editor-canvas" title="Bewerken" src="/canvas.html"></iframe>`,
    script: `<script>addEventListener("message",()=>{const w=document.querySelector("iframe").contentWindow;demo.get=()=>w.getBlocks();demo.undo=()=>w.document.execCommand("undo");
w.document.addEventListener("input",()=>{demo.saves+=1});demo.ready=true})</script>`,
  }),
  "/textarea.html": cms("HTML in een tekstvak", {
    body: area(),
    script: `<script>const a=document.querySelector("#inhoud");demo.get=()=>a.value;demo.undo=()=>document.execCommand("undo");a.addEventListener("input",()=>{demo.saves+=1});demo.ready=true</script>`,
  }),
  "/platte-tekst.html": cms("Platte tekst in een tekstvak", {
    body: area(PLAIN),
    script: `<script>const a=document.querySelector("#inhoud");demo.get=()=>a.value;demo.undo=()=>document.execCommand("undo");a.addEventListener("input",()=>{demo.saves+=1});demo.ready=true</script>`,
  }),
  "/editable.html": cms("Bewerkbare tekst en een opmerkingenveld", {
    body: `<label>Inhoud</label><div id="inhoud" class="editable" contenteditable="true">${HTML}</div>
<label for="opmerking">Opmerking voor collega's</label><textarea id="opmerking" style="min-block-size:4rem"></textarea>`,
    script: `<script>const a=document.querySelector("#inhoud");demo.get=()=>a.innerHTML;demo.undo=()=>document.execCommand("undo");a.addEventListener("input",()=>{demo.saves+=1});demo.ready=true</script>`,
  }),
};

/** The frame in which blocks are edited, built as WordPress builds it. */
const CANVAS = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><style>body{font:16px/1.5 sans-serif;padding:1rem}</style></head>
<body class="block-editor-iframe__body editor-styles-wrapper"><h1 class="wp-block-post-title editor-post-title" contenteditable="true">${TITLE}</h1>
<div class="is-root-container block-editor-block-list__layout">${HTML.split("\n")
  .map((block, number) =>
    block.replace(
      /^<(p|h2)>/,
      `<$1 class="block-editor-rich-text__editable block-editor-block-list__block" contenteditable="true" data-block="b${number}">`,
    ),
  )
  .join("\n")}<div class="block-list-appender"><button type="button">Blok toevoegen</button></div></div>
<script>globalThis.getBlocks=()=>[...document.querySelectorAll("[data-block]")].map((b)=>b.innerHTML).join("\\n");parent.postMessage("ready","*")</script></body></html>`;

const INDEX = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Redactie Voorbeeldstad</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>
<header>Redactie Voorbeeldstad</header><div class="form"><h1>Probeer het zijpaneel</h1>
<p>Kies een editor. Klik op de knop van Loketmeter en dan op <strong>Openen in het zijpaneel</strong>. Schrijf iets, en kijk naar het paneel.</p>
<ul>${Object.entries(EDITORS)
  .map(([path, html]) => `<li><a href="${path}">${/<title>(.*?) \|/.exec(html)[1]}</a></li>`)
  .join("")}
<li><a href="/met-voorbeeld.html">Tekst met een voorbeeld ernaast</a></li><li><a href="/spa.html">Redactie die niet opnieuw laadt</a></li>
<li><a href="/kader.html">Redactie in een kader</a></li><li><a href="/inloggen.html">Inloggen</a></li></ul></div></body></html>`;

const WITH_PREVIEW = cms("Tekst met voorbeeld", {
  body: `<label>Inhoud</label><div id="inhoud" class="editable" contenteditable="true">${HTML}</div>
<iframe class="frame" id="voorbeeld" title="Voorbeeld" src="/gepubliceerd.html"></iframe>`,
  script: `<script>const a=document.querySelector("#inhoud");demo.get=()=>a.innerHTML;demo.ready=true</script>`,
});

const SPA = cms("Redactie die niet opnieuw laadt", {
  body: `<p><button type="button" id="ander">Andere pagina</button></p><div id="plaats"></div>`,
  script: `<script>
const texts={"/spa.html":${JSON.stringify(HTML)},"/spa/tweede":"<p>Met een parkeerkaart voor gehandicapten mag u op meer plaatsen parkeren. Vraag de gehandicaptenparkeerkaart aan bij de gemeente.</p>"};
function show(path){const p=document.querySelector("#plaats");p.replaceChildren();const d=document.createElement("div");d.className="editable";d.contentEditable="true";d.innerHTML=texts[path];p.append(d);
document.querySelector("#titel").value=path==="/spa.html"?"${TITLE}":"Gehandicaptenparkeerkaart";demo.get=()=>d.innerHTML}
document.querySelector("#ander").addEventListener("click",()=>{history.pushState(null,"","/spa/tweede");show("/spa/tweede")});show("/spa.html");demo.ready=true</script>`,
});

const FRAME = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Redactie in een kader</title><link rel="icon" href="data:,"><style>html,body{height:100%;margin:0}iframe{width:100%;height:100%;border:0}</style></head>
<body><iframe src="/quill.html" title="Redactie"></iframe></body></html>`;

const LOGIN = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Inloggen | Redactie Voorbeeldstad</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>
<header>Redactie Voorbeeldstad</header><form class="form" action="/quill.html"><label for="naam">Gebruikersnaam</label><input type="text" id="naam">
<label for="w">Wachtwoord</label><input type="password" id="w"><p><button>Inloggen</button></p></form></body></html>`;

/** All pages by path. */
export const PAGES = {
  ...EDITORS,
  "/": INDEX,
  "/canvas.html": CANVAS,
  "/met-voorbeeld.html": WITH_PREVIEW,
  "/gepubliceerd.html": published(HTML),
  "/spa.html": SPA,
  "/spa/tweede": SPA,
  "/kader.html": FRAME,
  "/inloggen.html": LOGIN,
};

/** Paths of the pages with an editor in them. */
export const EDITOR_PATHS = Object.keys(EDITORS);
