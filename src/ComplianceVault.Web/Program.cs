using ComplianceVault.Web.Shell.Hosting;

// Settings and assets lie beside the program; the working directory only decides where data/ and indexes/ are.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (args.Contains("--no-examples"))
    builder.Configuration["Vault:Examples"] = "false";
builder.AddVaultHost();

var app = builder.Build();
app.UseVaultHost();
if (!await app.PrepareVaultAsync())
    return 1;
await app.RunAsync();
return 0;
