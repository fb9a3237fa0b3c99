using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SmtpGen.Analyzers.Files;

/// <summary>
/// The words of a file, as hashes: what is not among them does not occur. They are kept with the tree, so an editor has the words of the one
/// file read anew that was changed.
/// </summary>
internal sealed class TreeWords
{
    private const int BufferSize = 4096;
    private const int FirstHash = unchecked((int)2166136261);

    private static readonly ConditionalWeakTable<SyntaxTree, TreeWords> Known = new();
    [ThreadStatic]
    private static Scratch? _scratch;

    private readonly int[] _hashes;

    private TreeWords(SourceText text)
    {
        Scratch scratch = _scratch ??= new();
        scratch.Read(text);
        _hashes = scratch.Take();
    }

    public static TreeWords Of(SyntaxTree tree) => Known.GetValue(tree, key => new(key.GetText()));

    public static int HashOf(string word)
    {
        int hash = FirstHash;
        foreach (char character in word)
            hash = Add(hash, character);
        return hash;
    }

    /// <summary>Whether a word with one of these hashes may occur.</summary>
    public bool MayHaveAnyOf(HashSet<int> hashes)
    {
        foreach (int hash in _hashes)
            if (hashes.Contains(hash))
                return true;
        return false;
    }

    private static int Add(int hash, char character) => unchecked((hash ^ character) * 16777619);

    private static bool IsOfWord(char character)
        => (uint)((character | 0x20) - 'a') <= 'z' - 'a' || (uint)(character - '0') <= 9 || character == '_' || character >= 0x80;

    /// <summary>What one thread reads all its files with.</summary>
    private sealed class Scratch
    {
        private readonly char[] _buffer = new char[BufferSize];
        private readonly HashSet<int> _found = new();

        public void Read(SourceText text)
        {
            int hash = FirstHash;
            bool isInWord = false;
            for (int start = 0; start < text.Length; start += BufferSize)
            {
                int count = Math.Min(BufferSize, text.Length - start);
                text.CopyTo(start, _buffer, 0, count);
                for (int i = 0; i < count; i++)
                {
                    char character = _buffer[i];
                    if (IsOfWord(character))
                    {
                        hash = Add(hash, character);
                        isInWord = true;
                    }
                    else if (isInWord)
                    {
                        _found.Add(hash);
                        hash = FirstHash;
                        isInWord = false;
                    }
                }
            }

            if (isInWord)
                _found.Add(hash);
        }

        public int[] Take()
        {
            int[] hashes = [.. _found];
            _found.Clear();
            return hashes;
        }
    }
}
