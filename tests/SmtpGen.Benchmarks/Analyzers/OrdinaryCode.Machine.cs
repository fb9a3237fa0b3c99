namespace SmtpGen.Benchmarks.Analyzers;

internal static partial class OrdinaryCode
{
    private const string Machine = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Sample.Machines
        {
            public abstract class Shape@@
            {
                public abstract double Area();

                public virtual string Describe() => GetType().Name + " of " + Area().ToString("F2");
            }

            public sealed class Circle@@ : Shape@@
            {
                public double Radius { get; init; }

                public override double Area() => Math.PI * Radius * Radius;
            }

            public sealed class Box@@ : Shape@@
            {
                public double Width { get; init; }
                public double Height { get; init; }

                public override double Area() => Width * Height;

                public override string Describe() => Width == Height ? "square" : base.Describe();
            }

            /// <summary>A small machine with a stack.</summary>
            public sealed class Machine@@
            {
                private readonly Stack<double> _stack = new Stack<double>();
                private readonly Dictionary<string, Action<Machine@@>> _words;
                private bool _halted;

                public Machine@@()
                {
                    _words = new Dictionary<string, Action<Machine@@>>
                    {
                        ["add"] = m => m.Push(m.Pop() + m.Pop()),
                        ["mul"] = m => m.Push(m.Pop() * m.Pop()),
                        ["dup"] = m => { double top = m.Pop(); m.Push(top); m.Push(top); },
                        ["drop"] = m => m.Pop(),
                        ["halt"] = m => m._halted = true,
                    };
                }

                public double Run(string program, int limit = 1000)
                {
                    int executed = 0;
                    foreach (string word in program.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    {
                        if (_halted || executed++ >= limit)
                            break;
                        if (_words.TryGetValue(word, out var action))
                            action(this);
                        else if (double.TryParse(word, out double number))
                            Push(number);
                        else
                            throw new InvalidOperationException("No word '" + word + "'.");
                    }

                    return _stack.Count == 0 ? 0 : _stack.Peek();
                }

                public void Define(string word, params string[] body)
                {
                    var copy = body.ToArray();
                    _words[word] = machine =>
                    {
                        foreach (string part in copy)
                            machine.Run(part);
                    };
                }

                public static string Sort(IEnumerable<Shape@@> shapes)
                {
                    var ordered = shapes.Where(shape => shape.Area() > 0).OrderByDescending(shape => shape.Area()).ToList();
                    string text = "";
                    for (int i = 0; i < ordered.Count; i++)
                    {
                        text += ordered[i] switch
                        {
                            Circle@@ { Radius: > 10 } => "big circle",
                            Circle@@ circle => "circle " + circle.Radius,
                            Box@@ { Width: var width, Height: var height } when width > height => "wide box",
                            var other => other.Describe(),
                        };
                        if (i < ordered.Count - 1)
                            text += ", ";
                    }

                    return text;
                }

                private void Push(double value) => _stack.Push(value);

                private double Pop() => _stack.Count > 0 ? _stack.Pop() : throw new InvalidOperationException("The stack is empty.");
            }
        }
        """;
}
