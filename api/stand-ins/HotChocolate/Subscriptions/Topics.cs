namespace HotChocolate.Execution
{
    /// <summary>The events of one subscriber, in order.</summary>
    public interface ISourceStream<out TMessage> : IAsyncDisposable
    {
        IAsyncEnumerable<TMessage> ReadEventsAsync();
    }
}

namespace HotChocolate.Subscriptions
{
    using HotChocolate.Execution;

    /// <summary>Publishes an event to everyone who subscribed to its topic.</summary>
    public interface ITopicEventSender
    {
        ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

        /// <summary>Ends the streams of a topic.</summary>
        ValueTask CompleteAsync(string topicName);
    }

    /// <summary>Subscribes to a topic.</summary>
    public interface ITopicEventReceiver
    {
        ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default);
    }
}
