"""The archives: varied charsets, packings and records, written by warcio, with a count of all that is in them."""

import gzip
import io
import random

import brotli
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITES_PER_ARCHIVE = 18
# How the pages of a site are stored: charset, where that is said, and bytes in front.
CHARSETS = [
    ("utf-8", "header", b""),
    ("iso-8859-1", "header", b""),
    ("windows-1252", "meta", b""),
    ("utf-8", "meta", b""),
    ("utf-8", "nowhere", b""),
    ("utf-8", "mark", b"\xef\xbb\xbf"),
    ("utf-16-le", "mark", b"\xff\xfe"),
]
PACKINGS = ("", "gzip", "br")
COUNTED = ("pages", "duplicates", "redirects", "httpErrors", "notHtml", "revisits", "otherRecords")


def chunked(body):
    middle = len(body) // 2
    parts = [part for part in (body[:middle], body[middle:]) if part]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def encoded(html, how):
    """Bytes and content type of a page."""
    charset, said, mark = how
    if said == "meta":
        html = html.replace("<head>", f'<head><meta charset="{charset}">', 1)
    content_type = f"text/html; charset={charset}" if said == "header" else "text/html"
    return mark + html.encode(charset, "xmlcharrefreplace"), content_type


class Archive:
    """One archive, with its count."""

    def __init__(self, stream, gzipped, packings):
        self.writer = WARCWriter(stream, gzip=gzipped)
        self.packings = packings
        self.counts = dict.fromkeys(COUNTED, 0)
        self.writer.write_record(self.writer.create_warcinfo_record("crawl", {"software": "crawl.py"}))
        self.counts["otherRecords"] += 1

    def put(self, counted, url, status, headers, body=b""):
        http_headers = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        self.writer.write_record(self.writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http_headers))
        self.counts[counted] += 1

    def page(self, counted, url, html, how, number):
        body, content_type = encoded(html, how)
        headers = [("Content-Type", content_type)]
        packing = self.packings[number % len(self.packings)]
        if packing:
            body = gzip.compress(body, mtime=0) if packing == "gzip" else brotli.compress(body, quality=4)
            headers.append(("Content-Encoding", packing))
        if number % 5 == 2:
            body = chunked(body)
            headers.append(("Transfer-Encoding", "chunked"))
        self.put(counted, url, "200 OK", headers, body)

    def request(self, url):
        http_headers = StatusAndHeaders("GET / HTTP/1.1", [("Host", url.split("/")[2])], is_http_request=True)
        self.writer.write_record(self.writer.create_warc_record(url, "request", http_headers=http_headers))
        self.counts["otherRecords"] += 1

    def site(self, one, number):
        base, rng = f"https://{one['host']}", random.Random(one["code"])
        bare = base.replace("https://www.", "http://")
        how = CHARSETS[number % len(CHARSETS)]
        order = list(one["pages"])
        rng.shuffle(order)
        for index, (path, html) in enumerate(order):
            self.request(base + path) if index % 7 == 0 else None
            self.page("pages", base + path, html, how, index)
        # The same pages once more, in the ways in which crawls have them.
        (first, first_html), (second, second_html), (third, third_html) = [page for page in order if page[0] != "/"][:3]
        self.page("duplicates", f"{base}{first}#boven", first_html, how, 0)
        self.page("duplicates", f"{bare}{second}", second_html, CHARSETS[0], 1)
        self.page("duplicates", f"{base}/kopie/{number}", third_html, how, 0)
        with_canonical = first_html.replace("</head>", f'<link rel="canonical" href="{base}{first}"><style media="print">p{{color:#000}}</style></head>', 1)
        if 'rel="canonical"' not in first_html:
            self.page("duplicates", f"{base}/print/{number}", with_canonical, how, 2)
        for status in ("301 Moved Permanently", "302 Found", "308 Permanent Redirect"):
            self.put("redirects", f"{base}/oud/{status[:3]}", status, [("Location", base + "/")])
        self.put("httpErrors", base + "/weg", "404 Not Found", [("Content-Type", "text/html")], b"<p>Deze pagina bestaat niet.")
        self.put("httpErrors", base + "/stuk", "503 Service Unavailable", [("Content-Type", "text/html")], b"<p>Storing.")
        self.put("notHtml", base + "/folder.pdf", "200 OK", [("Content-Type", "application/pdf")], b"%PDF-1.7")
        self.put("notHtml", base + "/stijl.css", "200 OK", [("Content-Type", "text/css")], b"p{margin:0}")
        revisit = self.writer.create_revisit_record(base + "/", "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", base + "/", "2026-11-23T10:00:00Z")
        self.writer.write_record(revisit)
        self.counts["revisits"] += 1


def write(out, sites, varied=True):
    """Writes the sites in archives and gives the counts. Varied: compressed per record, as a whole, and not at all; else
    all per record, which every reader of archives understands."""
    totals = dict.fromkeys(COUNTED, 0)
    for start in range(0, len(sites), SITES_PER_ARCHIVE):
        number = start // SITES_PER_ARCHIVE
        plain, whole = varied and number % 4 == 2, varied and number % 4 == 3
        buffer = io.BytesIO()
        archive = Archive(buffer, not (plain or whole), PACKINGS if varied else PACKINGS[:2])
        for index, one in enumerate(sites[start : start + SITES_PER_ARCHIVE], start):
            archive.site(one, index)
        content = gzip.compress(buffer.getvalue(), mtime=0) if whole else buffer.getvalue()
        (out / f"crawl-{number:03}.warc{'' if plain else '.gz'}").write_bytes(content)
        for name in COUNTED:
            totals[name] += archive.counts[name]
    return totals
