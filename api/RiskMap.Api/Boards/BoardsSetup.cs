namespace RiskMap.Api.Boards;

public static class BoardsSetup
{
    public static IServiceCollection AddBoards(this IServiceCollection services) => services
        .AddSingleton<TownCountStore>().AddSingleton<BoardStore>().AddSingleton<Boards>().AddSingleton<MonthBoards>();
}
