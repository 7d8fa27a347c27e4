import { t } from "../i18n";
import { Masthead } from "../ui/Masthead";
import { Failed } from "../ui/NoGrade";
import { Notice } from "../ui/Notice";
import { useCommands } from "./actions";
import { Both } from "./Both";
import { Result } from "./Result";
import { SourceBar } from "./SourceBar";
import * as state from "./state";

/** The whole side panel. */
export function Panel() {
  const place = state.place.value;
  return (
    <>
      <Masthead />
      <PageLine />
      <main
        class="main"
        data-state={place.kind}
        data-source={state.source.value}
        aria-busy={place.kind === "looking"}
      >
        <Body />
      </main>
      <Footer />
      <p class="visually-hidden" role="status">
        {state.announcement.value}
      </p>
    </>
  );
}

/** Always first: which page this is about, and whether it still holds. */
function PageLine() {
  const page = state.page.value;
  if (page === null) return null;
  // Without permission the browser tells neither.
  const nameless = page.address === "" ? t("panelPageNotRead") : t("panelPageUnknown");
  return (
    <section class="panel-page" aria-label={t("panelPageNow")}>
      <p class="panel-page-title">{page.title === "" ? nameless : page.title}</p>
      {page.address !== "" && <p class="panel-page-address">{hostAndPath(page.address)}</p>}
    </section>
  );
}

function hostAndPath(address: string): string {
  try {
    const url = new URL(address);
    return url.host + url.pathname;
  } catch {
    return address;
  }
}

function Body() {
  const place = state.place.value;
  switch (place.kind) {
    case "looking":
      return <h1 class="loading">{t("panelLooking")}</h1>;
    case "closed":
      return <Closed why={place.why} />;
    case "open":
      return place.login ? <Login /> : <Open />;
  }
}

function Closed({ why }: { readonly why: Extract<state.Place, { kind: "closed" }>["why"] }) {
  return (
    <section class="no-grade" data-closed={why}>
      <h1 class="no-grade-title">{why === "not_given" ? t("panelNotGivenHeading") : t("noGrade")}</h1>
      <p>{why === "not_given" ? t("panelNotGiven") : t(`closed_${why}`)}</p>
      {why === "not_given" && <p class="hint">{t("panelNotGivenHint")}</p>}
    </section>
  );
}

function Login() {
  return (
    <section class="no-grade" data-login="">
      <h1 class="no-grade-title">{t("panelLoginHeading")}</h1>
      <p>{t("panelLogin")}</p>
    </section>
  );
}

function Open() {
  return (
    <>
      <SourceBar />
      <Notices />
      <Content />
    </>
  );
}

function Content() {
  const source = state.source.value;
  const { field, page } = state.outcomes.value;
  if (source === "both") return <Both />;
  const outcome = source === "field" ? field : page;
  if (outcome !== null) return <Result key={source} slot={source} outcome={outcome} />;
  if (state.failed.value !== null) return <Failed why={state.failed.value} />;
  if (state.lost.value[source]) return <NoField />;
  return <h1 class="loading">{t("panelLooking")}</h1>;
}

function NoField() {
  return (
    <section class="no-grade" data-lost="">
      <h1 class="no-grade-title">{t("panelNoFieldHeading")}</h1>
      <p>{t("panelNoField")}</p>
    </section>
  );
}

function Notices() {
  const commands = useCommands();
  const frames = state.closedFrames.value;
  return (
    <>
      {state.stale.value && (
        <Notice title={t("panelStaleHeading")}>
          <p>{t("panelStale")}</p>
          <button type="button" class="nl-button nl-button--secondary" onClick={() => commands.refresh()}>
            {t("panelReadAgain")}
          </button>
        </Notice>
      )}
      {!state.stale.value && state.paused.value && (
        <Notice title={t("panelPausedHeading")}>
          <p>{t("panelPaused")}</p>
        </Notice>
      )}
      {frames.map((origin) => (
        <Notice key={origin}>
          <p>{t("panelClosedFrame", new URL(origin).host)}</p>
          <button
            type="button"
            class="nl-button nl-button--secondary"
            onClick={() => commands.openFrame(origin)}
          >
            {t("panelOpenFrame", new URL(origin).host)}
          </button>
        </Notice>
      ))}
    </>
  );
}

function Footer() {
  const commands = useCommands();
  const site = state.site.value;
  const open = state.place.value.kind === "open";
  return (
    <footer class="footer panel-footer">
      {site !== null && (
        <div class="panel-watch">
          <label class="check">
            <input
              type="checkbox"
              id="keep-watching"
              checked={site.given}
              onChange={(event) => {
                const box = event.currentTarget;
                const wanted = box.checked;
                // The browser decides, not the box.
                box.checked = site.given;
                commands.keepWatching(wanted);
              }}
            />
            <span>{t("panelKeepWatching", new URL(site.origin).host)}</span>
          </label>
          <p class="fine-print">{t("panelKeepWatchingHint")}</p>
        </div>
      )}
      {open && (
        <button
          type="button"
          class="nl-button nl-button--secondary"
          id="again"
          onClick={() => commands.refresh()}
        >
          {t("panelReadAgain")}
        </button>
      )}
      <p class="fine-print">{t("panelPromise")}</p>
    </footer>
  );
}
