using SmtpGen;

// After the first example of Python's email package: the text of a file as a message.
string text = File.ReadAllText(args[0]);
using (var s = new SmtpClient())
{
    s.Connect("localhost");
    s.SendMail("me@example.com", "you@example.com", $"Subject: The contents of {args[0]}\nFrom: me@example.com\nTo: you@example.com\n\n{text}");
    s.Quit();
}
