namespace SmtpGen.Tests.Vocabulary;

/// <summary>What an enhanced status code says it means.</summary>
public class EnhancedStatusMeaningTests
{
    public static TheoryData<string, string> Registered
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (FactRow row in FactTable.Read("enhanced-status-codes").Where(row => row.Key == "enumerated" && !row["notes"].Contains("deprecated", StringComparison.Ordinal)))
                data.Add(row["code"], row["text"]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_code_means_what_the_registry_says_in_whatever_class(string code, string text)
    {
        int[] numbers = [.. code.Split('.').Skip(1).Select(int.Parse)];
        Assert.All(new[] { 2, 4, 5 }, @class => Assert.Equal(text, new EnhancedStatusCode(@class, numbers[0], numbers[1]).Meaning));
    }

    [Theory]
    [InlineData(1, 999, "Addressing Status")]
    [InlineData(7, 31, "Security or Policy Status")]
    [InlineData(0, 1, "Other or Undefined Status")]
    [InlineData(8, 0, null)]
    [InlineData(999, 999, null)]
    public void A_code_that_is_not_registered_means_what_its_subject_does(int subject, int detail, string? text)
        => Assert.Equal(text, new EnhancedStatusCode(5, subject, detail).Meaning);

    [Fact]
    public void The_meaning_is_no_part_of_the_code()
    {
        Assert.NotEqual(new EnhancedStatusCode(5, 1, 998), new EnhancedStatusCode(5, 1, 999));
        Assert.Equal("5.1.1", new EnhancedStatusCode(5, 1, 1).ToString());
    }
}
