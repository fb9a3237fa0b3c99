using System.Text;

namespace SmtpGen.ServerTests;

/// <summary>A Maildir that a server delivers to. A file is moved into its folder "new" when it is whole.</summary>
internal sealed class Mailbox(string folder)
{
    private readonly string _arrived = Path.Combine(folder, "new");
    private readonly Dictionary<string, byte[]> _messages = [];

    /// <summary>The stored message that has a certain line; null: it has not come yet.</summary>
    public byte[]? Find(string line)
    {
        if (Directory.Exists(_arrived))
        {
            foreach (string file in Directory.GetFiles(_arrived).Where(file => !_messages.ContainsKey(file)))
                _messages.Add(file, File.ReadAllBytes(file));
        }

        byte[] mark = Encoding.UTF8.GetBytes(line + "\n");
        return _messages.Values.FirstOrDefault(message => message.AsSpan().IndexOf(mark) >= 0);
    }
}
