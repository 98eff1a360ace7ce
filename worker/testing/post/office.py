"""A real mail server (Debian's aiosmtpd) for tests, with faults and an independent reader of what arrived.

Prints one line of JSON: the ports of its transports, and of the HTTP desk where tests ask and plant faults.
"""
import asyncio, base64, email, email.policy, json, logging, random, ssl, subprocess, sys, tempfile, threading, warnings
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

from aiosmtpd.smtp import SMTP, AuthResult

USER, PASSWORD = "shop@culvert.test", "Zażółć gęślą / pass-of-the-post"
certificates = sys.argv[1]
logging.disable(logging.CRITICAL)
warnings.showwarning = lambda *_, **__: None

lock = threading.Lock()
arrived: list[dict] = []
state = {"fault": None, "sessions": 0, "before": 0, "after": []}
chance = random.Random(1)


class Post:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        state["sessions"] += 1
        fault = state["fault"]
        if fault == "no-offers":
            return ["250 post.test"]
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        fault = state["fault"]
        if fault == "silence":
            await asyncio.sleep(60)
        if fault == "server error":
            return "451 4.3.0 Try again later"
        if fault == "unknown recipient":
            return "550-5.1.1 There is nobody\r\n550 5.1.1 of this name"
        if fault == "shuts":
            return "421 4.3.2 Shutting down"
        if isinstance(fault, dict) and chance.random() < fault["share"]:
            envelope.planted = chance.choice(["before", "defer", "after"])
            if envelope.planted != "after":
                state["before"] += 1
            if envelope.planted == "before":
                server.transport.abort()
                return "451 gone"
            if envelope.planted == "defer":
                return "451 4.7.1 Greylisted"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        with lock:
            arrived.append({
                "from": envelope.mail_from, "to": envelope.rcpt_tos, "options": envelope.mail_options,
                "helo": session.host_name, "tls": server.transport.get_extra_info("ssl_object") is not None,
                "user": session.auth_data.login.decode() if session.auth_data else None,
                "raw": envelope.original_content,
            })
        if state["fault"] == "lost after" or getattr(envelope, "planted", None) == "after":
            state["after"].append(email.message_from_bytes(envelope.original_content)["Message-ID"])
            server.transport.abort()
        return "250 2.0.0 Taken"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login.decode() == USER and data.password.decode() == PASSWORD
    return AuthResult(success=good, handled=good, auth_data=data)


def tls(name="localhost"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{certificates}/{name}.crt", f"{certificates}/{name}.key")
    return context


loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()


def server(implicit=None, **options):
    def session():
        return SMTP(Post(), enable_SMTPUTF8=True, hostname="post.test", data_size_limit=2_000_000,
                    authenticator=authenticate, loop=loop, **options)

    made = loop.create_server(session, "127.0.0.1", 0, ssl=implicit)
    return asyncio.run_coroutine_threadsafe(made, loop).result().sockets[0].getsockname()[1]


async def rogue(reader, writer):
    """Speaks in clear what it wants to be taken for said inside TLS (CVE-2011-0411)."""
    writer.write(b"220 rogue.test\r\n")
    await reader.readline()
    writer.write(b"250-rogue.test\r\n250 STARTTLS\r\n")
    await reader.readline()
    writer.write(b"220 Go ahead\r\n250 AUTH PLAIN\r\n")


async def babbler(reader, writer):
    """Is no mail server."""
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")


async def endless(reader, writer):
    """Never comes to the end of its answer."""
    try:
        while not writer.is_closing():
            writer.write(b"220-and another thing\r\n" * 100)
            await writer.drain()
    except ConnectionError:
        pass


def echo(*methods):
    """Takes no password, and says back what it was told: the user's name says how."""
    b64 = lambda data: base64.b64encode(data)

    async def told(reader):
        return (await reader.readline()).strip().split(b" ")[-1]

    async def tell(reader, writer):
        writer.write(b"220 echo.test\r\n")
        await reader.readline()
        writer.write(b"250-echo.test\r\n250 AUTH " + " ".join(methods).encode() + b"\r\n")
        if "PLAIN" in methods:
            _, user, secret = base64.b64decode(await told(reader)).split(b"\0")
        else:
            await reader.readline()
            writer.write(b"334 VXNlcm5hbWU6\r\n")
            user = base64.b64decode(await told(reader))
            writer.write(b"334 UGFzc3dvcmQ6\r\n")
            secret = base64.b64decode(await told(reader))
        both = b64(b"\0" + user + b"\0" + secret)
        said = {
            b"password": secret, b"part": secret[2:-2], b"shouted": secret.upper(), b"user-password": user + b":" + secret,
            b"plain-code": both, b"plain-code-bare": both.rstrip(b"="), b"plain-code-part": both[3:-5],
            b"login-code": b64(user) + b" " + b64(secret), b"login-code-bare": b64(secret).rstrip(b"="),
            b"basic-code": b64(user + b":" + secret),
        }[user]
        writer.write(b"535-5.7.8 No such user, I was told\r\n535 5.7.8 " + said + b"\r\n")
        await reader.readline()
        writer.close()

    return tell


def raw(tell):
    made = asyncio.start_server(tell, "127.0.0.1", 0)
    return asyncio.run_coroutine_threadsafe(made, loop).result().sockets[0].getsockname()[1]


def decoded_qr(png):
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(png)
        file.flush()
        return subprocess.run(["zbarimg", "--raw", "-q", file.name], capture_output=True).stdout.decode(errors="replace")


def read(mail):
    """What Python's own reader of mail makes of it."""
    message = email.message_from_bytes(mail["raw"], policy=email.policy.default)
    parts = []
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        kind = part.get_content_type()
        parts.append({
            "type": kind, "disposition": part.get_content_disposition(), "name": part.get_filename(),
            "id": part["Content-ID"], "defects": [str(d) for d in part.defects],
            "text": part.get_content().replace("\r\n", "\n") if kind.startswith("text/") else None,
            "base64": base64.b64encode(content).decode(),
            "qr": decoded_qr(content) if kind == "image/png" else None,
        })
    lines = mail["raw"].split(b"\r\n")
    return {
        **{name: mail[name] for name in ("from", "to", "options", "helo", "tls", "user")},
        "headers": [[name, str(value)] for name, value in message.items()],
        "tree": [part.get_content_type() for part in message.walk()],
        "at": int(parsedate_to_datetime(message["Date"]).timestamp() * 1000) if message["Date"] else None,
        "defects": [str(d) for d in message.defects],
        "parts": parts,
        "longest": max(map(len, lines)),
        "bare": sum(1 for line in lines if b"\n" in line or b"\r" in line),
        "eight": any(byte > 127 for byte in mail["raw"]),
        "raw": base64.b64encode(mail["raw"]).decode(),
    }


class Desk(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        url = urlparse(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        with lock:
            mails = [m for m in arrived if asked.get("to") in (None, *m["to"])]
        if url.path == "/ids":
            return self.answer([[m["to"][0], email.message_from_bytes(m["raw"])["Message-ID"]] for m in mails])
        if url.path == "/state":
            return self.answer({**state, "arrived": len(mails)})
        self.answer([read(m) for m in mails])

    def do_POST(self):
        global chance
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        with lock:
            state["fault"] = asked.get("fault")
            if "seed" in asked:
                chance = random.Random(asked["seed"])
            if asked.get("forget"):
                arrived.clear()
                state.update(sessions=0, before=0, after=[])
        self.answer({})


desk = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
print(json.dumps({
    "desk": f"http://127.0.0.1:{desk.server_port}",
    "user": USER, "password": PASSWORD,
    # STARTTLS offered, and asked for before anything else.
    "starttls": server(tls_context=tls(), require_starttls=True),
    "tls": server(implicit=tls(), auth_require_tls=False),
    "plain": server(auth_require_tls=False),
    # Signs in by LOGIN alone.
    "login": server(auth_require_tls=False, auth_exclude_mechanism=["PLAIN"]),
    **{name: {
        "starttls": server(tls_context=tls(name), require_starttls=True),
        "tls": server(implicit=tls(name), auth_require_tls=False),
    } for name in ("elsewhere", "self-signed")},
    "rogue": raw(rogue), "babbler": raw(babbler), "endless": raw(endless),
    "echo": raw(echo("PLAIN")), "echoLogin": raw(echo("LOGIN")),
}), flush=True)
threading.Thread(target=desk.serve_forever, daemon=True).start()
sys.stdin.read()  # lives as long as whoever started it
