"""The frames of sites and the ways to put sections on a page. What is said does not depend on them."""

import html


def headings(parts):
    return "".join(f"<h2>{heading}</h2>{text}" for heading, text in parts)


def deep_headings(parts):
    return "<div class='rich-text'><h2>Over deze regeling</h2>" + "".join(f"<div><h3>{heading}</h3><div>{text}</div></div>" for heading, text in parts) + "</div>"


def bold(parts):
    """Headings that only look like headings."""
    return "".join(f"<p><strong>{heading}</strong></p>{text}" for heading, text in parts)


def details(parts):
    return "".join(f"<details><summary>{heading}</summary>{text}</details>" for heading, text in parts)


def accordion(parts):
    items = "".join(
        f'<div class="accordion-item"><h2><button type="button" aria-expanded="false" aria-controls="deel-{n}">{heading}</button></h2><div id="deel-{n}" class="accordion-panel" hidden>{text}</div></div>'
        for n, (heading, text) in enumerate(parts)
    )
    return f'<div class="accordion">{items}</div>'


def rows(parts):
    return "<table><tbody>" + "".join(f"<tr><th>{heading}</th><td>{text}</td></tr>" for heading, text in parts) + "</tbody></table>"


def terms(parts):
    return "<dl>" + "".join(f"<dt>{heading}</dt><dd>{text}</dd>" for heading, text in parts) + "</dl>"


# From how good sites do it to how poor ones do.
SECTION_STYLES = {
    "excellent": [headings, deep_headings, accordion],
    "good": [headings, deep_headings, accordion, details],
    "middling": [headings, details, bold, terms],
    "poor": [headings, bold, rows, terms],
    "very poor": [bold, rows, headings],
}


def page_head(title, place, described, extra=""):
    description = f'<meta name="description" content="{html.escape(title)}: wat de gemeente {place} voor u kan doen.">' if described else ""
    return f"<title>{html.escape(title)} | Gemeente {place}</title>{description}{extra}"


def frame(kind, place, title, body, crumbs, described=True, extra=""):
    """A page in the frame of one of eight kinds of sites."""
    menu = '<ul><li><a href="/">Home</a></li><li><a href="/onderwerpen">Onderwerpen</a></li><li><a href="/contact">Contact</a></li></ul>'
    trail = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in crumbs)
    head = page_head(title, place, described, extra)
    title = html.escape(title)
    frames = [
        f'<header><a href="/">Gemeente {place}</a><nav>{menu}</nav></header><nav class="breadcrumb"><ol>{trail}</ol></nav><main><h1>{title}</h1>{body}</main><footer><p>Gemeente {place}</p></footer>',
        f'<div id="header"><div class="main-menu">{menu}</div></div><div class="breadcrumbs"><ul>{trail}</ul></div><div id="content"><h1>{title}</h1>{body}</div><div id="footer">Gemeente {place}</div>',
        f'<div class="utrecht-page"><div class="utrecht-nav-bar">{menu}</div><div class="utrecht-page-content__main"><nav class="utrecht-breadcrumb"><ol>{trail}</ol></nav><article><h1 class="utrecht-heading-1">{title}</h1>{body}</article></div></div>',
        f'<header role="banner">{menu}</header><div role="main"><div class="region-content"><nav aria-label="Kruimelpad" class="breadcrumb"><ol>{trail}</ol></nav><h1>{title}</h1>{body}</div></div><footer role="contentinfo">Gemeente {place}</footer>',
        # Divs without a name that means something.
        f'<div class="w1"><div class="w2"><div class="w3">{menu}</div><div class="w4"><div class="w5"><h1>{title}</h1><div class="w6">{body}</div></div></div></div><div class="w7">Gemeente {place}</div></div>',
        # Tables for the layout, as before 2005.
        f'<table width="100%"><tr><td colspan="2">Gemeente {place}</td></tr><tr><td width="180" valign="top">{menu}</td><td valign="top"><h1>{title}</h1>{body}</td></tr><tr><td colspan="2">Gemeente {place}</td></tr></table>',
        f'<a class="skiplink" href="#inhoud">Naar de inhoud</a><header><form action="/zoeken" role="search"><label>Zoeken <input name="q"></label><button>Zoek</button></form>{menu}</header><main id="inhoud"><div class="breadcrumbs"><ol>{trail}</ol></div><section><h1>{title}</h1>{body}</section><aside><h2>Direct naar</h2><ul><li><a href="/paspoort">Paspoort</a></li><li><a href="/verhuizing">Verhuizing</a></li></ul></aside></main>',
        f'<div class="cookie-banner" role="dialog" aria-label="Cookies"><p>Deze site gebruikt cookies.</p><button>Akkoord</button></div><div class="container"><div class="row"><div class="col-3"><nav>{menu}</nav></div><div class="col-9" role="main"><ol class="breadcrumb">{trail}</ol><h1>{title}</h1>{body}</div></div></div>',
    ]
    return f'<!doctype html><html lang="nl"><head>{head}</head><body>{frames[kind]}</body></html>'


FRAMES = 8

# Where the pages of topics are on a site.
PATHS = [
    lambda slug, theme, number: f"/{slug}",
    lambda slug, theme, number: f"/onderwerpen/{theme}/{slug}",
    lambda slug, theme, number: f"/{theme}/{slug}.html",
    lambda slug, theme, number: f"/producten-en-diensten/{slug}/",
    lambda slug, theme, number: f"/loket/product/{100 + number}/{slug}",
    lambda slug, theme, number: f"/index.php?id={1000 + number}&l=nl",
    lambda slug, theme, number: f"/Zorg-en-Werk/{slug.title()}.aspx",
]


def heavy(rng):
    """What surrounds the text on real sites, some 60 kB: menus, icons, styles, settings of scripts. Gives what stands in
    the head, before the content and after it; the same on every page of a site."""
    words = ["afval", "belasting", "bouwen", "cultuur", "documenten", "energie", "feesten", "groen", "huwelijk", "inspraak", "jeugd", "kunst", "leefomgeving", "markt", "natuur", "openbaar", "parkeren", "recreatie", "sport", "toerisme", "uitgaan", "veiligheid", "water", "zwembad"]

    def link(level):
        slug = "-".join(rng.sample(words, 2))
        return f'<li class="menu__item menu__item--level-{level}"><a class="menu__link" href="/{slug}/{rng.randrange(999)}" data-track="menu-{rng.randrange(99999)}"><span class="menu__text">{slug.replace("-", " en ").capitalize()}</span></a></li>'

    def menu(level, size):
        return f'<ul class="menu menu--level-{level}">' + "".join(link(level) for _ in range(size)) + "</ul>"

    icon = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="' + " ".join(f"M{rng.randrange(24)} {rng.randrange(24)}L{rng.randrange(24)} {rng.randrange(24)}" for _ in range(20)) + 'Z"/></svg>'
    style = "<style>" + "".join(f".c{n}{{margin:{rng.randrange(9)}px;color:#{rng.randrange(4096):03x};padding:{rng.randrange(30)}px}}" for n in range(220)) + "</style>"
    settings = '<script type="application/json" id="instellingen">{"modules":[' + ",".join(f'{{"naam":"module-{n}","waarde":{rng.randrange(10**9)}}}' for n in range(150)) + "]}</script>"
    meta = "".join(f'<meta property="og:{word}" content="{word}">' for word in words[:12])
    groups = "".join(f'<div class="mega__column"><h2 class="mega__title">{icon}{word.capitalize()}</h2>{menu(2, 12)}</div>' for word in rng.sample(words, 8))
    before = f'<div class="mega" role="navigation" aria-label="Hoofdmenu">{groups}</div>'
    after = f'<div class="page-footer" role="contentinfo">{menu(1, 40)}<p>{icon}{icon}</p></div><script>window.dataLayer=window.dataLayer||[];{"push({});" * 200}</script>'
    return meta + style + settings, before, after


def surrounded(page, parts):
    head, before, after = parts
    page = page.replace("</head>", head + "</head>", 1).replace("<body>", "<body>" + before, 1)
    return page.replace("</body>", after + "</body>", 1)
