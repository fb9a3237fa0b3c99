using SmtpGen.Protocol;

namespace SmtpGen.Tests.Protocol;

/// <summary>The replies that are owed come in the order of their commands, however many there are and wherever the ring begins.</summary>
public class ExpectationsTests
{
    private readonly Expectations _expected = new();
    private int _next;

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(15)]
    public void They_are_taken_in_order_when_the_ring_grows(int taken)
    {
        AddAndTake(taken);
        Add(40);
        for (int index = 0; index < 40; index++)
            Assert.Equal($"{taken + index}", _expected[index].Subject);
        for (int index = 0; index < 40; index++)
        {
            Assert.Equal($"{taken + index}", _expected.Peek().Subject);
            Assert.Equal($"{taken + index}", _expected.Take().Subject);
            Assert.Equal(39 - index, _expected.Count);
        }
    }

    [Fact]
    public void Of_none_there_is_nothing_in_particular_and_no_number_below_none()
    {
        Add(1);
        _expected.Take();
        Assert.Equal(default, _expected.Peek());
        Assert.Equal(default, _expected.Take());
        Assert.Equal(0, _expected.Count);
    }

    [Fact]
    public void Those_that_came_last_are_given_up()
    {
        AddAndTake(14);
        Add(4);
        _expected.Truncate(1);
        Add(1);
        Assert.Equal("14", _expected.Take().Subject);
        Assert.Equal("18", _expected.Take().Subject);
    }

    [Fact]
    public void A_reply_to_content_has_another_time_than_one_to_a_line_and_without_a_command_none()
    {
        Assert.Equal(SmtpCommands.Data.Timeout, new Expectation(SmtpCommands.Data, null, true).Timeout);
        Assert.Equal(SmtpCommands.Data.FinalTimeout, new Expectation(SmtpCommands.Data, null, true) { IsToContent = true }.Timeout);
        Assert.NotEqual(SmtpCommands.Data.Timeout, SmtpCommands.Data.FinalTimeout);
        Assert.Null(new Expectation(null, null, true).Timeout);
        Assert.Null(new Expectation(null, null, true) { IsToContent = true }.Timeout);
    }

    private void Add(int count)
    {
        while (count-- > 0)
            _expected.Add(new Expectation(null, $"{_next++}", true));
    }

    private void AddAndTake(int count)
    {
        for (int turn = 0; turn < count; turn++)
        {
            Add(1);
            _expected.Take();
        }
    }
}
