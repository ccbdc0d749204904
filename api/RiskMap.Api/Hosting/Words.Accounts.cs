namespace RiskMap.Api.Hosting;

/// <summary>What the server says about accounts and permits.</summary>
public static partial class Words
{
    private static Dictionary<string, (string Zh, string En)> Accounts => new(StringComparer.Ordinal)
    {
        ["AUTH_NOT_AUTHENTICATED"] = ("请先登录。", "Sign in first."),
        ["AUTH_NOT_AUTHORIZED"] = ("您的账号没有这项权限。", "Your account may not do this."),
        ["ANTIFORGERY_INVALID"] = (
            "请求缺少本页面的凭据或凭据已过期，请重新载入页面。", "The request does not prove that it comes from a page of this server, or no longer does: load the page anew."),
        ["SIGN_IN_FAILED"] = ("用户名或密码不对。", "Name or password is wrong."),
        ["SIGN_IN_LOCKED"] = ("密码错误次数过多，账号暂时锁定：请 {0} 分钟后再试，或请管理员给您重置密码的链接。",
            "Too many wrong passwords: the account is shut for {0} min. Try again then, or ask an administrator for a link to choose a new one."),
        ["SIGN_IN_TOO_OFTEN"] = ("登录尝试过于频繁，请 {0} 分钟后再试。", "Too many tries to sign in from here: try again in {0} min."),
        ["LINK_INVALID"] = ("这个链接已经用过、已过期或不存在，请向管理员要一个新的。", "This link was used, has ended or never was: ask an administrator for a new one."),
        ["PASSWORD_WRONG"] = ("当前密码不对。", "The present password is another."),
        ["PASSWORD_TOO_SHORT"] = ("密码至少 {0} 个字符，一句话最好记。", "A password has at least {0} characters; a sentence is easy to keep in mind."),
        ["PASSWORD_TOO_LONG"] = ("密码最多 {0} 个字符。", "A password has at most {0} characters."),
        ["PASSWORD_TOO_COMMON"] = ("这个密码太常见，很容易被猜到。", "This password is one of those that are tried first."),
        ["PASSWORD_LIKE_NAME"] = ("密码里不能有用户名。", "The account's name must not stand in the password."),
        ["ACCOUNT_NAME_TAKEN"] = ("已有名为“{0}”的账号。", "There is an account named \"{0}\" already."),
        ["ACCOUNT_NAME_INVALID"] = ("用户名为 2 至 64 个字母、汉字或数字，其间可用 . _ - @。", "A name has 2 to 64 letters or digits of any script, and . _ - @ between them."),
        ["ACCOUNT_SHOWN_AS_INVALID"] = ("姓名为 1 至 100 个可显示的字符。", "The person's name has 1 to 100 characters that can be shown."),
        ["GRANTS_MISSING"] = ("请至少给一个角色。", "Grant at least one role."),
        ["GRANTS_TOO_MANY"] = ("最多 {0} 个授权。", "There are at most {0} grants."),
        ["GRANT_DIVISION_UNKNOWN"] = ("区域“{0}”里没有这个分区。", "There is no such division in the area \"{0}\"."),
        ["GRANT_NOT_YOURS"] = ("您不管理区域“{0}”。", "You do not administer the area \"{0}\"."),
        ["LAST_ADMINISTRATOR"] = ("这是最后一个能管理全部区域的账号，不能停用或收回。", "This is the last account that administers everything: it stays."),
        ["ACCOUNT_UNKNOWN"] = ("没有这个账号，或不归您管理。", "There is no such account, or it is not yours to administer."),
        ["ACCOUNT_OUTSIDE"] = ("这个账号的密码由外部身份服务管理。", "An identity provider knows this account's password."),
        ["ACCOUNT_CHANGED"] = ("别人刚改过这个账号，请看过现在的内容再改。", "Somebody has changed this account since: look at it as it is now."),
        ["KEY_END_PAST"] = ("截止时间已经过去。", "The end lies in the past."),
        ["PERSONAL_RECORD_UNKNOWN"] = ("没有编号为 {0} 的这类记录。", "There is no record of that kind with the id {0}."),
        ["AUDIT_TITLE"] = ("审计记录", "Audit"),
        ["AUDIT_AT"] = ("时间（UTC）", "time (UTC)"),
        ["AUDIT_WHO"] = ("操作人", "who"),
        ["AUDIT_ACCOUNT"] = ("账号编号", "account id"),
        ["AUDIT_DEED"] = ("操作", "deed"),
        ["AUDIT_AREA"] = ("区域", "area"),
        ["AUDIT_OBJECT"] = ("对象", "object"),
        ["AUDIT_NAMES"] = ("名称", "names"),
        ["AUDIT_CHANGES"] = ("变更（前 → 后）", "changes (before → after)"),
        ["AUDIT_ADDRESS"] = ("网络地址", "network address"),
    };
}
