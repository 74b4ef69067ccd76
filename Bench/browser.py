"""What a browser does that the benches need: cookies, the key of forms, signing in."""
import http.client
import re
import time
from urllib.parse import urlencode


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.cookies = response.headers.get_all("Set-Cookie") or []
        self.content = response.read()


class Browser:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.origin = f"http://127.0.0.1:{port}"
        self.cookies = {}
        self.is_in = False

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def send(self, method, path, body=None, fields={}):
        own = {"Cookie": self.cookie} if self.cookies else {}
        self.connection.request(method, path, body, own | fields)
        answer = Answer(self.connection.getresponse())
        for cookie in answer.cookies:
            name, value = cookie.partition(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer

    def get(self, path):
        answer = self.send("GET", path)
        if answer.status != 200:
            raise RuntimeError(f"{path} answers {answer.status}")
        return answer

    def form_key(self, path="/leads"):
        return re.search(rb'<meta name="form-key" content="([^"]+)"', self.get(path).content).group(1).decode()

    def open_sign_in(self):
        self.key = self.form_key("/login")

    def send_sign_in(self, address, password):
        form = urlencode({"key": self.key, "to": "/", "email": address, "password": password})
        fields = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        self.is_in = self.send("POST", "/login", form, fields).status == 303

    def sign_in(self, address, password):
        self.open_sign_in()
        self.send_sign_in(address, password)
        if not self.is_in:
            raise RuntimeError(f"{address} cannot sign in")


def timed(browser, path):
    """How long the answer takes, in seconds."""
    begin = time.perf_counter()
    browser.get(path)
    return time.perf_counter() - begin


def answers(browser, path, until):
    """The same again and again, with pauses: those who measure must not take the processor from what is measured."""
    times = []
    while not until():
        times.append(timed(browser, path))
        time.sleep(0.02)
    return times
