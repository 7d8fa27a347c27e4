/** What the user can choose from: fields, previews and other tabs. Keeps the choice as long as it is there. */

import { tabsOfSite } from "./browser";
import { type Frames, fieldChoices, hasEditor, looksLikePreview, previewChoices } from "./pages";
import * as state from "./state";

/** Puts together what the frames of the page told. `chosen` is the source that the user chose; without one we choose. */
export function offer(frames: Frames, chosen: state.Source | null): void {
  state.fields.value = fieldChoices(frames);
  state.closedFrames.value = frames.get(0)?.closedFrames ?? [];
  if (!state.fields.value.some(({ key }) => key === state.field.value)) state.field.value = null;
  offerPages(frames);
  if (chosen === null) state.source.value = hasEditor(frames) ? "field" : "page";
}

/** The page itself, previews in it, and the tabs that were found. A preview is shown when nothing else was chosen. */
function offerPages(frames: Frames): void {
  const own: state.Choice = { key: "", label: "", kind: "page" };
  const tabs = state.pages.value.filter(({ kind }) => kind === "tab");
  const previews = previewChoices(frames);
  state.pages.value = [own, ...previews, ...tabs];
  const shown = state.pages.value.find(({ key }) => key === state.shownPage.value);
  state.shownPage.value = shown?.key ?? previews[0]?.key ?? null;
}

/** Looks for other tabs of the site to put beside the text, previews first: when the user asks for the list. */
export async function offerTabs(address: string, except: number): Promise<void> {
  const tabs = await tabsOfSite(address, except).catch(() => []);
  const choices = tabs.map(({ id, title, address }) => ({
    key: `tab:${id}`,
    label: title === "" ? address : title,
    kind: "tab" as const,
    preview: looksLikePreview(address),
  }));
  choices.sort((a, b) => Number(b.preview) - Number(a.preview));
  state.pages.value = [...state.pages.value.filter(({ kind }) => kind !== "tab"), ...choices];
}

/** The tab behind a choice, or null when it is no tab. */
export function tabOf(key: string): number | null {
  const id = /^tab:(\d+)$/.exec(key)?.[1];
  return id === undefined ? null : Number(id);
}

/** Forgets everything that could be chosen. */
export function offerNothing(): void {
  state.fields.value = [];
  state.field.value = null;
  state.pages.value = [];
  state.shownPage.value = null;
  state.closedFrames.value = [];
}
