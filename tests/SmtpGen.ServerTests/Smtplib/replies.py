"""Reads replies from its input with smtplib's own reader, and writes each as a line: its code, a blank and its text, in which NUL stands for LF and 1 for CR."""

import smtplib
import sys

client = smtplib.SMTP()
client.file = sys.stdin.buffer
while True:
    try:
        code, text = client.getreply()
    except smtplib.SMTPServerDisconnected:
        break
    sys.stdout.buffer.write(b"%d %s\n" % (code, text.replace(b"\n", b"\0").replace(b"\r", b"\1")))
