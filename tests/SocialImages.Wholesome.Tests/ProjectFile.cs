using System.Xml.Linq;

namespace SocialImages.Wholesome.Tests;

internal sealed class ProjectFile(string path)
{
    private readonly XDocument _document = XDocument.Parse(Repository.Read(path));

    public static IEnumerable<ProjectFile> All => Repository.Named(".csproj").Select(path => new ProjectFile(path));

    public string Path { get; } = path;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Path.LastIndexOf('/')];

    public IReadOnlyList<string> Projects => [.. Included("ProjectReference").Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>()];

    public IReadOnlyList<string> Packages => [.. Included("PackageReference").Concat(Included("FrameworkReference"))];

    private IEnumerable<string> Included(string element) =>
        _document.Descendants(element).Select(item => item.Attribute("Include")?.Value.Replace('\\', '/')).OfType<string>();
}
