using ComplianceVault.App.Platform.Words;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ComplianceVault.Web.Shell.Words;

/// <summary>The words of the screens, from their resources, with labels of editions said as <see cref="EditionWords"/> has them.</summary>
internal sealed class TidyWordsFactory(IOptions<LocalizationOptions> options, ILoggerFactory logs) : IStringLocalizerFactory
{
    private readonly ResourceManagerStringLocalizerFactory resources = new(options, logs);

    public IStringLocalizer Create(Type resourceSource) => new TidyWords(resources.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new TidyWords(resources.Create(baseName, location));

    private sealed class TidyWords(IStringLocalizer words) : IStringLocalizer
    {
        public LocalizedString this[string name] => words[name];

        public LocalizedString this[string name, params object[] arguments] =>
            words[name, arguments] is var said && EditionWords.Tidy(said.Value) is var tidy && tidy != said.Value ? new(said.Name, tidy, said.ResourceNotFound, said.SearchedLocation) : said;

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);
    }
}
