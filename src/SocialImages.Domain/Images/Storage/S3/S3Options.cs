namespace SocialImages.Domain.Images.Storage.S3;

/// <summary>A bucket of Amazon S3, or of any server that speaks its API.</summary>
public sealed class S3Options
{
    /// <summary>`AWS_S3_BUCKET`. It must exist, and needs no public access.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>`AWS_REGION`. Default `us-east-1`.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>`AWS_ENDPOINT_URL_S3`: another server than Amazon's, addressed by path. Null is Amazon.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>`AWS_ACCESS_KEY_ID`; without it the machine's own role is used.</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>`AWS_SECRET_ACCESS_KEY`.</summary>
    public string? SecretAccessKey { get; set; }

    /// <summary>`CLOUDFRONT_DOMAIN`: the distribution in front of the bucket, as in `d111111abcdef8.cloudfront.net`. Links go there where it is given.</summary>
    public string? CloudFrontDomain { get; set; }

    /// <summary>For one call, its repetitions included. Default 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Repetitions after a refusal that may pass, such as 503 SlowDown. Default 4.</summary>
    public int MaxRetries { get; set; } = 4;
}
