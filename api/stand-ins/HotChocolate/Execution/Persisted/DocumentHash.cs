using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HotChocolate.Execution;
using HotChocolate.Language;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotChocolate.Language
{
    /// <summary>How a document's hash is written.</summary>
    public enum HashFormat
    {
        /// <summary>Base 64 as addresses take it, without padding.</summary>
        Base64,

        /// <summary>Lower-case hexadecimal digits.</summary>
        Hex,
    }
}

namespace HotChocolate.Execution
{
    /// <summary>The id of a document: the SHA-256 of its text in UTF-8.</summary>
    internal sealed class DocumentHash(HashFormat format)
    {
        /// <summary>What the hash is called in a request's <c>persistedQuery</c>.</summary>
        public const string Name = "sha256Hash";

        public HashFormat Format => format;

        public string Of(string text)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
            return format == HashFormat.Hex ? Convert.ToHexStringLower(hash) : Base64Url.EncodeToString(hash);
        }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    /// <summary>Which hash names a document.</summary>
    public static class DocumentHashProviderServiceCollectionExtensions
    {
        public static IServiceCollection AddSha256DocumentHashProvider(
            this IServiceCollection services, HashFormat format = HashFormat.Base64)
        {
            services.RemoveAll<DocumentHash>();
            return services.AddSingleton(new DocumentHash(format));
        }
    }
}
