import type { FieldKind } from "../editor/protocol";
import { type Key, t } from "../i18n";
import { useCommands } from "./actions";
import * as state from "./state";

const SOURCES: readonly (readonly [state.Source, Key])[] = [
  ["field", "panelSourceField"],
  ["page", "panelSourcePage"],
  ["both", "panelSourceBoth"],
];

const KINDS: Readonly<Record<FieldKind, Key>> = {
  tinymce: "panelKindTinymce",
  ckeditor4: "panelKindCkeditor4",
  ckeditor5: "panelKindCkeditor5",
  gutenberg: "panelKindGutenberg",
  quill: "panelKindQuill",
  tiptap: "panelKindTiptap",
  prosemirror: "panelKindProsemirror",
  source: "panelKindSource",
  textarea: "panelKindTextarea",
  editable: "panelKindEditable",
};

/** The name of a field, preview or tab. */
export function choiceName({ label, kind }: state.Choice): string {
  switch (kind) {
    case "page":
      return t("panelThisPage");
    case "preview":
      return label === "" ? t("panelPreview") : t("panelPreviewNamed", label);
    case "tab":
      return t("panelTab", label);
    default:
      return label === "" ? t(KINDS[kind]) : t("panelFieldNamed", label, t(KINDS[kind]));
  }
}

/** Which text the panel reads: shown, and to be changed. */
export function SourceBar() {
  const commands = useCommands();
  const source = state.source.value;
  const fields = state.fields.value;
  return (
    <section class="source-bar" aria-label={t("panelSources")}>
      <fieldset class="segments">
        <legend class="visually-hidden">{t("panelSources")}</legend>
        {SOURCES.map(([value, key]) => (
          <label key={value} class="segment">
            <input
              type="radio"
              name="source"
              value={value}
              checked={source === value}
              disabled={value !== "page" && fields.length === 0}
              onChange={() => commands.choose(value)}
            />
            <span>{t(key)}</span>
          </label>
        ))}
      </fieldset>
      {source !== "page" && <FieldChoice />}
      {source !== "field" && <PageChoice />}
      {source === "page" && fields.length === 0 && <p class="hint">{t("panelNoFields")}</p>}
    </section>
  );
}

function FieldChoice() {
  const commands = useCommands();
  const fields = state.fields.value;
  const picking = state.picking.value;
  const now = state.field.value ?? fieldInView();
  return (
    <div class="chooser">
      <label class="chooser-label" for="field-choice">
        {t("panelField")}
      </label>
      <select
        id="field-choice"
        class="select"
        value={now ?? ""}
        onChange={(event) => commands.chooseField(event.currentTarget.value)}
      >
        {fields.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choiceName(choice)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="nl-button nl-button--secondary"
        id="pick"
        aria-pressed={picking !== null}
        onClick={() => commands.pick(picking === null)}
      >
        {picking === null ? t("panelPick") : t("panelPickStop")}
      </button>
      {picking !== null && (
        <p class="hint chooser-note" role="status">
          {picking.over === null ? t("panelPicking") : t("panelPickingOver", picking.over || t("panelField"))}
        </p>
      )}
    </div>
  );
}

/** The field that is followed when the user chose none. */
function fieldInView(): string | null {
  return state.followed.value ?? state.fields.value[0]?.key ?? null;
}

function PageChoice() {
  const commands = useCommands();
  const pages = state.pages.value;
  return (
    <div class="chooser">
      <label class="chooser-label" for="page-choice">
        {t("panelPageChoice")}
      </label>
      <select
        id="page-choice"
        class="select"
        value={state.shownPage.value ?? ""}
        onFocus={() => commands.findTabs()}
        onChange={(event) => commands.choosePage(event.currentTarget.value)}
      >
        {pages.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choiceName(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}
