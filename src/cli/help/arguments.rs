//! The words of the help: every argument.

use super::texts::Both;

/// Help of arguments: command (or `*` for all), argument, text.
pub(super) const ARGUMENTS: &[(&str, &str, Both)] = &[
    (
        "audit",
        "paths",
        Both {
            nl: "Bestanden, mappen (met alle .html en .htm daarin), patronen zoals \"site/*.html\", of - voor standaardinvoer",
            en: "Files, folders (with every .html and .htm in them), patterns such as \"site/*.html\", or - for standard input",
        },
    ),
    (
        "audit",
        "url",
        Both {
            nl: "Het adres van de pagina; voor één pagina",
            en: "The address of the page; for one page",
        },
    ),
    (
        "audit",
        "manifest",
        Both {
            nl: "Bestand met per regel een JSON-object: geeft elke pagina haar adres (url) via de bestandsnaam (file)",
            en: "File with a JSON object a line: gives each page its address (url) by its file name (file)",
        },
    ),
    (
        "audit",
        "scope",
        Both {
            nl: "Waarover de pagina moet gaan: haar eigen onderwerpen (page), het hele sociaal domein (whole) of een thema, zoals schulden",
            en: "What the page is held to: its own topics (page), the whole social domain (whole) or a theme, such as schulden",
        },
    ),
    (
        "audit",
        "not_applicable",
        Both {
            nl: "Wat hier niet geldt, met of zonder reden: een onderwerp (topic/ID), dienst, element of ander criterium uit het rapport; mag vaker",
            en: "What does not apply here, with or without a reason: a topic (topic/ID), service, element or other criterion of the report; may be repeated",
        },
    ),
    (
        "audit",
        "reject",
        Both {
            nl: "Een bevinding die niet klopt, met de reden: telt niet mee en staat in het rapport; mag vaker",
            en: "A finding that is wrong, with the reason: it does not count and the report lists it; may be repeated",
        },
    ),
    (
        "audit",
        "advice",
        Both {
            nl: "Zet onder het rapport wat u het beste eerst doet, met een tekst die klaarstaat (alleen als tekst)",
            en: "Puts below the report what to do first, with a text that is ready (as text only)",
        },
    ),
    (
        "audit",
        "rubric",
        Both {
            nl: "Andere regels: een map, een aanvulling van uw gemeente of een onderwerpbestand; zie loketmeter rubric check",
            en: "Another rubric: a folder, an overlay of your municipality or a topic file; see loketmeter rubric check",
        },
    ),
    (
        "audit",
        "explain",
        Both {
            nl: "Legt van één onderwerp (id of naam) uit hoe het rapport eraan komt: welke woorden telden, welke niet, en welke regels",
            en: "Explains of one topic (id or name) how the report came to it: which words counted, which did not, and which rules",
        },
    ),
    (
        "audit",
        "format",
        Both {
            nl: "Hoe het resultaat eruitziet: leesbaar (text), het rapport (json; jsonl: een regel per pagina), csv, html, sarif 2.1.0, earl (JSON-LD), of labels om met labels te vergelijken",
            en: "What the result looks like: readable (text), the report (json; jsonl: one line a page), csv, html, sarif 2.1.0, earl (JSON-LD), or labels to hold against labels",
        },
    ),
    (
        "scan",
        "paths",
        Both {
            nl: "Mappen (met alle .html, .htm, .warc en .warc.gz daarin), WARC-bestanden of patronen",
            en: "Folders (with every .html, .htm, .warc and .warc.gz in them), WARC files or patterns",
        },
    ),
    (
        "scan",
        "format",
        Both {
            nl: "Per site: leesbaar (text), json (voor study), csv of html. Per pagina: jsonl (en daarna de sites), sarif 2.1.0 of earl (JSON-LD)",
            en: "Per site: readable (text), json (for study), csv or html. Per page: jsonl (and then the sites), sarif 2.1.0 or earl (JSON-LD)",
        },
    ),
    (
        "scan",
        "resume",
        Both {
            nl: "Bewaart de tussenstand in dit bestand, en gaat verder waar het gebleven was als het er al is",
            en: "Saves to this file how far the scan is, and goes on from there when it exists",
        },
    ),
    (
        "scan",
        "checkpoint_seconds",
        Both {
            nl: "Hoeveel seconden er zitten tussen twee keer bewaren, met --resume",
            en: "Seconds between two times of saving, with --resume",
        },
    ),
    (
        "scan",
        "threads",
        Both {
            nl: "Hoeveel rekenkernen van uw computer meedoen; anders alle",
            en: "How many cores; otherwise all",
        },
    ),
    (
        "study",
        "scans",
        Both {
            nl: "Resultaten van loketmeter scan --format json, of patronen",
            en: "Results of loketmeter scan --format json, or patterns",
        },
    ),
    (
        "study",
        "html",
        Both {
            nl: "Schrijft het rapport: één bestand dat overal opent",
            en: "Writes the report: one file that opens anywhere",
        },
    ),
    (
        "study",
        "csv",
        Both {
            nl: "Schrijft de ranglijst, voor een spreadsheet",
            en: "Writes the ranking, for a spreadsheet",
        },
    ),
    (
        "study",
        "json",
        Both {
            nl: "Schrijft alle cijfers, als gegevens",
            en: "Writes all figures, as data",
        },
    ),
    (
        "*",
        "output",
        Both {
            nl: "Schrijft het resultaat in dit bestand",
            en: "Writes the result to this file",
        },
    ),
    (
        "*",
        "fail_under",
        Both {
            nl: "Geeft afsluitcode 3 als een cijfer lager is, bijvoorbeeld 5,5",
            en: "Gives exit code 3 when a grade is lower, for example 5.5",
        },
    ),
    (
        "*",
        "baseline",
        Both {
            nl: "Resultaat van een eerdere keer (sarif of jsonl): alleen nieuwe punten geven afsluitcode 3",
            en: "Result of an earlier run (sarif or jsonl): only new findings give exit code 3",
        },
    ),
    (
        "*",
        "lang",
        Both {
            nl: "Taal van het resultaat, de meldingen en deze uitleg; anders die van uw computer",
            en: "Language of the result, the messages and this help; otherwise that of your computer",
        },
    ),
    (
        "*",
        "today",
        Both {
            nl: "De dag van vandaag, zoals 2026-11-23: voor feiten die opnieuw nagekeken moeten worden en datums die voorbij zijn; anders die van uw computer",
            en: "The day of today, such as 2026-11-23: for facts that are due for a check and dates that have passed; otherwise that of your computer",
        },
    ),
    (
        "*",
        "quiet",
        Both {
            nl: "Meldt alleen wat misging; als tekst één regel per pagina",
            en: "Tells only what went wrong; as text one line a page",
        },
    ),
    (
        "*",
        "verbose",
        Both {
            nl: "Meldt elke stap",
            en: "Tells every step",
        },
    ),
    (
        "rubric",
        "what",
        Both {
            nl: "check: klopt het; list: alle onderwerpen; show: de regels van één ding; diff: wat er verschuift; due: wat opnieuw nagekeken moet worden",
            en: "check: is it sound; list: all topics; show: the rules of one thing; diff: what moves; due: what must be checked again",
        },
    ),
    (
        "rubric",
        "rest",
        Both {
            nl: "Een map met regels, een aanvulling of een onderwerpbestand (check, diff), of een id uit een rapport (show)",
            en: "A folder with a rubric, an overlay or a topic file (check, diff), or an id of a report (show)",
        },
    ),
    (
        "rubric",
        "pages",
        Both {
            nl: "Map met pagina's voor diff; het adres staat ernaast in een .toml",
            en: "Folder with pages for diff; the address is beside each in a .toml",
        },
    ),
    (
        "generate",
        "what",
        Both {
            nl: "De handleiding, of de shell",
            en: "The man page, or the shell",
        },
    ),
];
