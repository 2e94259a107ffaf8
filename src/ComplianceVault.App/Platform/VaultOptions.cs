namespace ComplianceVault.App.Platform;

/// <summary>How a host is set up: section <c>Vault</c> of the configuration, or switches of the command line.</summary>
public sealed class VaultOptions
{
    public const string Section = "Vault";

    /// <summary>Directory of database and content store.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Directory of the search index.</summary>
    public string Indexes { get; set; } = "indexes";

    /// <summary><c>sqlite</c> (embedded, default) or <c>postgres</c> with <see cref="ConnectionString"/>.</summary>
    public string Database { get; set; } = "sqlite";

    public string? ConnectionString { get; set; }

    /// <summary>Fill an empty vault with the sample company. A sample vault is one for ever.</summary>
    public bool Sample { get; set; }

    /// <summary>With the records that the sample's people kept over the year; <c>--no-examples</c> starts without.</summary>
    public bool Examples { get; set; } = true;

    /// <summary>Directory with the sample company and the rule data.</summary>
    public string SeedDocs { get; set; } = "seed-docs";

    /// <summary>Directory of backups; empty: <c>backups</c> in the data directory.</summary>
    public string Backups { get; set; } = "";

    /// <summary>Encrypts backups when given. Without it an encrypted backup cannot be restored: keep it apart from the backups.</summary>
    public string BackupPassword { get; set; } = "";

    /// <summary>Directory of <c>pg_dump</c> and <c>pg_restore</c>; empty: found on the path.</summary>
    public string PostgresTools { get; set; } = "";

    /// <summary>The server that sends e-mail; without it none is sent.</summary>
    public MailOptions Mail { get; set; } = new();

    /// <summary>The robot of a group in 企业微信 or 钉钉; without it none is told.</summary>
    public RobotOptions Robot { get; set; } = new();

    /// <summary>The company's time zone (IANA name).</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>How Chinese is cut for search: <c>grams</c> (default) or <c>smartcn</c> (only in a build with -p:SmartCn=true).</summary>
    public string Analyzer { get; set; } = "grams";

    /// <summary>Where Word files are turned into PDF; empty: look for <c>soffice</c>.</summary>
    public string LibreOffice { get; set; } = "";
}

/// <summary>How e-mail leaves the house: section <c>Vault:Mail</c>. The password is never shown, kept or noted.</summary>
public sealed class MailOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c> (default), <c>tls</c> or <c>none</c>.</summary>
    public string Security { get; set; } = "starttls";

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address that e-mail comes from.</summary>
    public string From { get; set; } = "";

    public bool IsSet => Host.Length > 0 && From.Length > 0;
}

/// <summary>A robot of a group: section <c>Vault:Robot</c>. Its address holds its key and is never shown, kept or noted, nor is the secret.</summary>
public sealed class RobotOptions
{
    /// <summary><c>wecom</c> (企业微信, default) or <c>dingtalk</c> (钉钉).</summary>
    public string Kind { get; set; } = "wecom";

    public string Url { get; set; } = "";

    /// <summary>钉钉 加签; empty: the robot asks for none.</summary>
    public string Secret { get; set; } = "";

    public bool IsSet => Url.Length > 0;
}
