namespace SocialImages.GraphQL.PersistedOperations;

/// <summary>Which documents may come by id. All of it is off until a <c>Use…PersistedOperationPipeline</c> method turns it on.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Whether a request may name a stored document by <c>id</c>.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether clients may store documents under their SHA-256 (Apollo's automatic persisted queries).</summary>
    public bool Automatic { get; set; }

    /// <summary>Whether documents that are not stored are refused; nothing is stored automatically then.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }

    /// <summary>Bytes of a document that may be stored automatically.</summary>
    public int MaxAutomaticDocumentSize { get; set; } = 64 * 1024;
}
