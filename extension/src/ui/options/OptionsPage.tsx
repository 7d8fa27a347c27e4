import { useState } from "preact/hooks";
import type { Audience, Settings } from "../../app/settings";
import { settings } from "../../app/state";
import { type Key, t } from "../../i18n";
import { SiteList } from "../../panel/SiteList";
import { Logo } from "../Masthead";
import { TopicChoices } from "./TopicChoices";

const LANGUAGES: readonly Settings["language"][] = ["auto", "nl", "en"];
const AUDIENCES: readonly Audience[] = ["resident", "editor"];

/** What the manifest asks for, and access to sites, which is asked for one by one; a test holds this list to it. */
export const PERMISSIONS = ["activeTab", "scripting", "storage", "sidePanel", "hosts"] as const;

interface Props {
  readonly choose: (choice: Partial<Settings>) => void;
  readonly forget: () => Promise<void>;
}

/** All choices, what is kept, and what the extension may do. */
export function OptionsPage({ choose, forget }: Props) {
  const [said, setSaid] = useState("");
  const keep = (choice: Partial<Settings>): void => {
    choose(choice);
    setSaid(t("optionsSaved"));
  };
  return (
    <>
      <header class="masthead">
        <Logo />
        <span class="brand">{t("appName")}</span>
      </header>
      <main class="main options">
        <h1 class="options-title">{t("options")}</h1>
        <p>{t("optionsIntro")}</p>
        <Choice
          name="audience"
          title="optionsAudience"
          values={AUDIENCES}
          chosen={settings.value.audience}
          text={(value) => t(`optionsAudience_${value}`)}
          choose={(audience) => keep({ audience })}
        />
        <Choice
          name="language"
          title="optionsLanguage"
          values={LANGUAGES}
          chosen={settings.value.language}
          text={(value) => t(`optionsLanguage_${value}`)}
          choose={(language) => keep({ language })}
        />
        <TopicChoices
          chosen={settings.value.notApplicable}
          choose={(notApplicable) => keep({ notApplicable })}
        />
        <section class="card">
          <h2 class="part-title">{t("optionsData")}</h2>
          <p>{t("optionsDataText")}</p>
          <button
            type="button"
            class="nl-button nl-button--secondary"
            id="forget"
            onClick={async () => {
              await forget();
              setSaid(t("optionsCleared"));
            }}
          >
            {t("optionsClear")}
          </button>
        </section>
        <section class="card">
          <h2 class="part-title">{t("optionsPermissions")}</h2>
          <SiteList />
          <dl class="permissions">
            {PERMISSIONS.map((permission) => (
              <div key={permission}>
                <dt>
                  <code>{permission === "hosts" ? t("permissionHosts") : permission}</code>
                </dt>
                <dd>{t(`permission_${permission}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <p class="said" role="status">
          {said}
        </p>
      </main>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly title: Key;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly text: (value: Value) => string;
  readonly choose: (value: Value) => void;
}

/** One of a few. */
function Choice<Value extends string>({ name, title, values, chosen, text, choose }: ChoiceProps<Value>) {
  return (
    <fieldset class="card choice">
      <legend class="part-title">{t(title)}</legend>
      {values.map((value) => (
        <label key={value} class="choice-line">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => choose(value)}
          />
          <span>{text(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}
