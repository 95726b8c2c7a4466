from wsgiref.util import setup_testing_defaults

from generator.publish.preview import NOTHING_YET, with_problems

PAGE = b'<!doctype html><html><body class="page"><p>As it was last good.</p></body></html>'
FILES = {"/": ("text/html", PAGE), "/404.html": ("text/html", b"<body>gone"), "/site.css": ("text/css", b"<body>")}


def app(environ, start_response):
    kind, data = FILES.get(environ["PATH_INFO"], ("", b""))
    start_response(
        "200 OK" if kind else "404 Not Found",
        [("Content-Type", kind or "text/html"), ("Content-Length", str(len(data)))],
    )
    return [data]


def get(path, told, app=app):
    environ = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    said = []
    body = with_problems(app, "/", lambda: told)(environ, lambda *args: said.append(args))
    [(status, headers)] = said
    return status, dict(headers), b"".join(body)


def test_without_a_problem_a_page_is_as_it_is():
    assert get("/", "") == ("200 OK", {"Content-Type": "text/html", "Content-Length": str(len(PAGE))}, PAGE)


def test_problems_stand_on_top_of_the_last_good_page_and_are_text():
    status, headers, page = get("/", "a.yml:3:4: claim '<script>' & more\n        ^^^^")
    assert status == "200 OK"
    assert headers["Content-Length"] == str(len(page))
    assert page.startswith(b'<!doctype html><html><body class="page"><pre id="problems"')
    assert b"claim &#x27;&lt;script&gt;&#x27; &amp; more\n        ^^^^</pre><p>As it was last good.</p>" in page


def test_what_is_no_page_stays_as_it_is():
    assert get("/site.css", "a problem")[2] == b"<body>"


def test_a_missing_page_is_answered_with_404_html_and_the_problems():
    status, _, page = get("/claims/new/", "a problem")
    assert status == "404 Not Found"
    assert page.startswith(b'<body><pre id="problems"')
    assert page.endswith(b">a problem</pre>gone")
    assert get("/claims/new/", "")[2] == b"<body>gone"


def test_a_page_without_a_body_tag_shows_the_problems_all_the_same():
    def bare(_environ, start_response):
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"404 Not Found"]

    assert get("/", "a problem", bare)[2].endswith(b">a problem</pre>404 Not Found")


def test_the_page_for_nothing_yet_has_a_body_for_the_problems():
    assert NOTHING_YET.count(b"<body>") == 1
