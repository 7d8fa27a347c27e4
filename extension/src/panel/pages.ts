/** What the frames of a tab offer, put together for the panel. */

import type { PlacesMessage } from "../editor/protocol";
import type { Choice } from "./state";

/** A key that is unique in the tab: frames do not know each other. */
export function keyIn(frame: number, key: string): string {
  return `${frame}/${key}`;
}

/** A frame, and the key of something in it; null for the frame itself. */
export interface FrameKey {
  readonly frame: number;
  readonly key: string | null;
}

/** The frame and the key in it. */
export function splitKey(key: string): FrameKey {
  const at = key.indexOf("/");
  return { frame: Number(key.slice(0, at)), key: key.slice(at + 1) };
}

/** What the frames of a tab said, by frame. */
export type Frames = ReadonlyMap<number, PlacesMessage>;

/** All fields of all frames. */
export function fieldChoices(frames: Frames): Choice[] {
  return [...frames].flatMap(([frame, { fields }]) =>
    fields.map(({ key, label, kind }) => ({ key: keyIn(frame, key), label, kind })),
  );
}

/** Does somebody write a page here? */
export function hasEditor(frames: Frames): boolean {
  return [...frames.values()].some(({ fields }) => fields.some(({ likely }) => likely));
}

/** The frame to follow a field in when none was chosen: the one with an editor, else the page itself. */
export function fieldFrame(frames: Frames): number {
  for (const [frame, { fields }] of frames) if (fields.some(({ likely }) => likely)) return frame;
  for (const [frame, { fields }] of frames) if (fields.length > 0) return frame;
  return 0;
}

/** Previews in the page. */
export function previewChoices(frames: Frames): Choice[] {
  return [...frames].flatMap(([frame, { previews }]) =>
    previews.map(({ key, label }) => ({ key: keyIn(frame, key), label, kind: "preview" as const })),
  );
}

/** Does an address look like that of a preview? */
export function looksLikePreview(address: string): boolean {
  return /[?&](?:preview|voorbeeld|draft)(?:=|&|$)|\/(?:preview|voorvertoning|voorbeeldweergave)(?:\/|$|\?)|\/\/(?:preview|acc|acceptatie|preproductie)[.-]/i.test(
    address,
  );
}
