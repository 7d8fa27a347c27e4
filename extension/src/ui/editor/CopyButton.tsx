import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { say } from "../Announcer";
import { useShow } from "../actions";
import { Label } from "../Button";

interface Props {
  readonly id: string;
  /** What is copied; a function when making it takes work. */
  readonly text: string | (() => string);
  readonly label: string;
  /** What it is that is copied, for who does not see where the button stands. */
  readonly name?: string;
}

/** Copies a text and says whether that worked. */
export function CopyButton({ id, text, label, name }: Props) {
  const actions = useShow();
  const [done, setDone] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    const copied = await actions.copy(typeof text === "string" ? text : text());
    setDone(copied);
    say(copied ? t("copied") : t("copyFailed"));
  };
  const shown = done === true ? t("copied") : label;
  return (
    <span class="copy">
      <button
        type="button"
        class="nl-button nl-button--secondary"
        data-copy={id}
        {...(name === undefined ? {} : { "aria-label": `${shown}: ${name}` })}
        onClick={copy}
      >
        <Label before={done === true ? "check" : "copy"}>{shown}</Label>
      </button>
      {done === false && <span class="item-note">{t("copyFailed")}</span>}
    </span>
  );
}
