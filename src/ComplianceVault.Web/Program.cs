using ComplianceVault.Web.Shell.Hosting;

// Settings and assets lie beside the program; the working directory only decides where data/ and indexes/ are.
// A switch without a value is read here: the configuration would take the next switch for its value.
const string NoExamples = "--no-examples";
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args.Where(a => a != NoExamples)], ContentRootPath = AppContext.BaseDirectory });
if (args.Contains(NoExamples))
    builder.Configuration["Vault:Examples"] = "false";
builder.AddVaultHost();

var app = builder.Build();
app.UseVaultHost();
if (!await app.PrepareVaultAsync())
    return 1;
await app.RunAsync();
return 0;
