using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HotChocolate.Execution;

namespace HotChocolate.Subscriptions;

/// <summary>The topics of this process. A subscriber that does not keep up loses the oldest of the events it has not read.</summary>
internal sealed class InMemoryTopics : ITopicEventSender, ITopicEventReceiver
{
    private const int Unread = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<Channel<object>>> _topics = new(StringComparer.Ordinal);

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        foreach (var subscriber in Subscribers(topicName))
        {
            subscriber.Writer.TryWrite(message!);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        foreach (var subscriber in Subscribers(topicName))
        {
            subscriber.Writer.TryComplete();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default) =>
        new(new Stream<TMessage>(this, topicName, Open(topicName)));

    /// <summary>The events of a topic from now on.</summary>
    public IAsyncEnumerable<object> ReadAsync(string topic, CancellationToken cancellationToken)
    {
        var channel = Open(topic);
        return ReadAsync(topic, channel, cancellationToken);
    }

    private async IAsyncEnumerable<object> ReadAsync(string topic, Channel<object> channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return message;
            }
        }
        finally
        {
            Close(topic, channel);
        }
    }

    /// <summary>How many listen to a topic.</summary>
    public int CountOf(string topic) => Subscribers(topic).Length;

    private Channel<object> Open(string topic)
    {
        var channel = Channel.CreateBounded<object>(new BoundedChannelOptions(Unread) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            if (!_topics.TryGetValue(topic, out var subscribers))
            {
                _topics[topic] = subscribers = [];
            }

            subscribers.Add(channel);
        }

        return channel;
    }

    private void Close(string topic, Channel<object> channel)
    {
        lock (_lock)
        {
            if (_topics.TryGetValue(topic, out var subscribers) && subscribers.Remove(channel) && subscribers.Count == 0)
            {
                _topics.Remove(topic);
            }
        }
    }

    private Channel<object>[] Subscribers(string topic)
    {
        lock (_lock)
        {
            return _topics.TryGetValue(topic, out var subscribers) ? [.. subscribers] : [];
        }
    }

    private sealed class Stream<TMessage>(InMemoryTopics topics, string topic, Channel<object> channel) : ISourceStream<TMessage>
    {
        public async IAsyncEnumerable<TMessage> ReadEventsAsync()
        {
            await foreach (var message in channel.Reader.ReadAllAsync())
            {
                yield return (TMessage)message;
            }
        }

        public ValueTask DisposeAsync()
        {
            topics.Close(topic, channel);
            channel.Writer.TryComplete();
            return ValueTask.CompletedTask;
        }
    }
}
