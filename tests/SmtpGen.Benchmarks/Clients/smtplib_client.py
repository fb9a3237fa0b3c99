"""Python's smtplib, in the same role as the clients of ClientTable.cs: port, size of the letter's file, recipients, warm-up, count."""
import json, re, resource, smtplib, sys, time

port, path, recipients, warm_up, count = sys.argv[1:]
letter = open(path, "rb").read()
to = ["recipient%04d@example.com" % number for number in range(int(recipients))]
client = smtplib.SMTP("127.0.0.1", int(port))
client.ehlo()


def send(times):
    for _ in range(times):
        client.sendmail("sender@example.com", to, letter)


send(int(warm_up))
before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
send(int(count))
seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
client.quit()
print(json.dumps({
    "Seconds": seconds,
    "CpuSeconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    "AllocatedBytes": None,
    "PeakBytes": int(re.search(r"VmHWM:\s*(\d+)", open("/proc/self/status").read())[1]) * 1024,
}))
