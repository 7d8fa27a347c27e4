//! The words of the help: what the commands are for, with examples.

use loketmeter::Language;

/// A text in both languages.
pub(super) struct Both {
    pub(super) nl: &'static str,
    pub(super) en: &'static str,
}

impl Both {
    pub(super) fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// What a command is for, what its paths are, and what comes after its options.
pub(super) struct CommandTexts {
    pub(super) name: &'static str,
    pub(super) about: Both,
    pub(super) arguments: Both,
    pub(super) after: Both,
}

pub(super) const ABOUT: Both = Both {
    nl: "Geeft sites van gemeenten een cijfer voor het sociaal domein: is de informatie compleet, en kan de inwoner het online regelen?",
    en: "Grades sites of Dutch municipalities on the social domain: is the information complete, and can residents arrange it online?",
};
pub(super) const USAGE: Both = Both {
    nl: "Gebruik",
    en: "Usage",
};
pub(super) const COMMANDS: Both = Both {
    nl: "Opdrachten",
    en: "Commands",
};
pub(super) const OPTIONS: Both = Both {
    nl: "Opties",
    en: "Options",
};
pub(super) const HELP: Both = Both {
    nl: "Toont deze uitleg",
    en: "Shows this help",
};
pub(super) const VERSION: Both = Both {
    nl: "Toont de versie",
    en: "Shows the version",
};
pub(super) const CODES: Both = Both {
    nl: "Afsluitcode: 0 alles gelezen, 1 iets was niet te lezen of niet te beoordelen, 2 de opdracht klopt niet, 3 onder de grens van --fail-under of nieuwe punten tegenover --baseline, 130 onderbroken met Ctrl-C.",
    en: "Exit code: 0 everything was read, 1 something could not be read or scored, 2 the command is wrong, 3 below the limit of --fail-under or new findings against --baseline, 130 stopped with Ctrl-C.",
};

pub(super) const COMMAND_TEXTS: &[CommandTexts] = &[
    CommandTexts {
        name: "audit",
        about: Both {
            nl: "Geeft pagina's een cijfer",
            en: "Grades pages",
        },
        arguments: Both {
            nl: "Pagina's",
            en: "Pages",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter audit bijstand.html --url https://www.voorbeeldstad.nl/bijstand
  curl -s https://www.voorbeeldstad.nl/wmo | loketmeter audit - --url https://www.voorbeeldstad.nl/wmo
  loketmeter audit --format csv -o punten.csv site/
  loketmeter audit --format sarif --baseline vorige.sarif --fail-under 5,5 site/",
            en: "Examples:
  loketmeter audit bijstand.html --url https://www.voorbeeldstad.nl/bijstand
  curl -s https://www.voorbeeldstad.nl/wmo | loketmeter audit - --url https://www.voorbeeldstad.nl/wmo
  loketmeter audit --format csv -o grades.csv site/
  loketmeter audit --format sarif --baseline earlier.sarif --fail-under 5.5 site/",
        },
    },
    CommandTexts {
        name: "scan",
        about: Both {
            nl: "Geeft hele sites een cijfer, uit mappen en WARC-bestanden",
            en: "Grades whole sites, from folders and WARC files",
        },
        arguments: Both {
            nl: "Sites",
            en: "Sites",
        },
        after: Both {
            nl: "Voorbeelden:
  wget --recursive --warc-file=voorbeeldstad https://www.voorbeeldstad.nl/
  loketmeter scan voorbeeldstad.warc.gz
  loketmeter scan --format json -o scan.json --resume scan.tussenstand crawls/
  loketmeter scan --format html -o sites.html crawls/",
            en: "Examples:
  wget --recursive --warc-file=voorbeeldstad https://www.voorbeeldstad.nl/
  loketmeter scan voorbeeldstad.warc.gz
  loketmeter scan --format json -o scan.json --resume scan.checkpoint crawls/
  loketmeter scan --format html -o sites.html crawls/",
        },
    },
    CommandTexts {
        name: "study",
        about: Both {
            nl: "Vergelijkt gemeenten, met de cijfers van het onderzoek van 2014 ernaast",
            en: "Compares municipalities, with the figures of the study of 2014 beside them",
        },
        arguments: Both {
            nl: "Scans",
            en: "Scans",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter scan --format json -o scan.json crawls/
  loketmeter study scan.json --html onderzoek.html --csv ranglijst.csv --json onderzoek.json",
            en: "Examples:
  loketmeter scan --format json -o scan.json crawls/
  loketmeter study scan.json --html study.html --csv ranking.csv --json study.json",
        },
    },
    CommandTexts {
        name: "generate",
        about: Both {
            nl: "Maakt de handleiding (man) of de aanvulling voor een shell",
            en: "Makes the man page or the completions of a shell",
        },
        arguments: Both {
            nl: "Wat",
            en: "What",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter generate man > loketmeter.1
  loketmeter generate bash > /etc/bash_completion.d/loketmeter",
            en: "Examples:
  loketmeter generate man > loketmeter.1
  loketmeter generate bash > /etc/bash_completion.d/loketmeter",
        },
    },
    CommandTexts {
        name: "rubric",
        about: Both {
            nl: "Toont, controleert en vergelijkt de regels achter het cijfer",
            en: "Shows, checks and compares the rules behind the grade",
        },
        arguments: Both {
            nl: "Wat",
            en: "What",
        },
        after: Both {
            nl: "Voorbeelden:
  loketmeter rubric list
  loketmeter rubric show schuldhulp
  loketmeter rubric show fact/wmo-melding/melding-6-weken
  loketmeter rubric check onze-regels/
  loketmeter rubric diff oud/rubric rubric --pages tests/pages
  loketmeter rubric due --today 2027-01-01",
            en: "Examples:
  loketmeter rubric list
  loketmeter rubric show schuldhulp
  loketmeter rubric show fact/wmo-melding/melding-6-weken
  loketmeter rubric check our-rules/
  loketmeter rubric diff old/rubric rubric --pages tests/pages
  loketmeter rubric due --today 2027-01-01",
        },
    },
];
