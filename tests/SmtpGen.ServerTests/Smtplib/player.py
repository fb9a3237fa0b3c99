"""Plays scripts on the real smtplib: a request in JSON on each line of input, a list of outcomes in JSON on each line of output.

An outcome is one line of text, written in the same way by the player of SmtpGen.
"""

import inspect
import json
import smtplib
import sys


def text_of(octets):
    text = octets.decode("latin-1") if isinstance(octets, bytes) else str(octets)
    return text.replace("\n", "|")


def told(value):
    """What a call returned."""
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, tuple):
        return f"{value[0]} {text_of(value[1])}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {told(value[key])}" for key in sorted(value)) + "}"
    return text_of(value)


def failed(error):
    """What a call raised."""
    name = type(error).__name__
    if isinstance(error, smtplib.SMTPSenderRefused):
        return f"{name} {error.smtp_code} {text_of(error.smtp_error)} {error.sender}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{name} {error.smtp_code} {text_of(error.smtp_error)}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"{name} {told(error.recipients)}"
    return name


def features(client):
    # Of the leading blank that smtplib leaves before the mechanisms there is no more to say.
    return {key: value.strip() for key, value in client.esmtp_features.items()}


def sendmail_octets(client, sender, recipients, content):
    return client.sendmail(sender, recipients, content.encode("latin-1"))


def login(client, user, password, initial_response_ok):
    return client.login(user, password, initial_response_ok=initial_response_ok)


OWN = {
    "esmtp_features": features,
    "sendmail_octets": sendmail_octets,
    "login": login,
    "quoteaddr": lambda client, text: smtplib.quoteaddr(text),
    "quotedata": lambda client, text: smtplib.quotedata(text),
}


def play(port, steps):
    outcomes = []
    try:
        client = smtplib.SMTP("127.0.0.1", port, local_hostname="client.example", timeout=30)
        outcomes.append("connected")
    except Exception as error:
        return [failed(error)]
    for call, *arguments in steps:
        own = OWN.get(call)
        try:
            value = own(client, *arguments) if own else getattr(client, call)(*arguments)
            outcomes.append(told(value))
        except Exception as error:
            outcomes.append(failed(error))
    client.close()
    return outcomes


def signatures(owner):
    """The public names of a class, or of the module, as in "SMTP.helo(name)"."""
    holder = getattr(smtplib, owner) if owner else smtplib
    found = []
    for name, member in vars(holder).items():
        foreign = getattr(member, "__module__", "smtplib") != "smtplib" or inspect.ismodule(member)
        if name.startswith("_") or (foreign and not isinstance(member, type(smtplib.OLDSTYLE_AUTH))):
            continue
        full = f"{owner}.{name}" if owner else name
        found.append(full)
        function = member.__init__ if inspect.isclass(member) else member
        if inspect.isfunction(function):
            parameters = [parameter for parameter in inspect.signature(function).parameters if parameter != "self"]
            found += [f"{full}({parameter})" for parameter in parameters]
    return found


for line in sys.stdin:
    request = json.loads(line)
    answer = signatures(request["owner"]) if "owner" in request else play(request["port"], request["steps"])
    print(json.dumps(answer), flush=True)
