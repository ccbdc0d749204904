using Xunit;

namespace RiskMap.Tests;

/// <summary>A missing prerequisite is skipped at a desk, with its reason, and fails in CI.</summary>
public static class Missing
{
    public static void Prerequisite(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }
}
