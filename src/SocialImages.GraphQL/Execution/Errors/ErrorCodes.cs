namespace SocialImages.GraphQL;

/// <summary>Hot Chocolate's error codes, under its names where those are known.</summary>
public static class ErrorCodes
{
    public static class Authentication
    {
        public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
        public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
        public const string NoDefaultPolicy = "AUTH_NO_DEFAULT_POLICY";
        public const string PolicyNotFound = "AUTH_POLICY_NOT_FOUND";
    }

    public static class Execution
    {
        public const string TaskProcessingError = "HC0008";
        public const string SyntaxError = "HC0014";
        public const string QueryNotFound = "HC0015";
        public const string MustBeInputType = "HC0017";
        public const string NonNullViolation = "HC0018";
        public const string CannotCreateRootValue = "HC0019";
        public const string PersistedOperationNotFound = "HC0020";
        public const string Timeout = "HC0045";
        public const string CostExceeded = "HC0047";
        public const string Canceled = "HC0049";
        public const string OneOfNoFieldSet = "HC0054";
        public const string OneOfMoreThanOneFieldSet = "HC0055";
        public const string OneOfFieldIsNull = "HC0056";
        public const string OneOfFieldMustBeNonNull = "HC0057";
        public const string OnlyPersistedOperationsAllowed = "HC0067";
        public const string FetchedTooManyNodesAtOnce = "HC0076";

        /// <summary>Ours: the answer would have too many bytes or errors.</summary>
        public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";
    }

    public static class Server
    {
        public const string RequestInvalid = "HC0009";
        public const string MaxRequestSize = "HC0010";
        public const string SyntaxError = "HC0011";
        public const string UnexpectedRequestParserError = "HC0012";
        public const string QueryAndIdMissing = "HC0013";
        public const string MultiPartInvalidForm = "HC0033";
        public const string MultiPartNoOperationsSpecified = "HC0034";
        public const string MultiPartFieldsMisordered = "HC0035";
        public const string MultiPartNoObjectPath = "HC0037";
        public const string MultiPartFileMissing = "HC0038";
        public const string MultiPartPathMustStartWithVariable = "HC0039";
        public const string MultiPartInvalidPath = "HC0041";
        public const string MultiPartInvalidMapJson = "HC0043";
        public const string MultiPartNoMapSpecified = "HC0044";
        public const string MultiPartVariableNotNull = "HC0115";
        public const string MultiPartPreflightRequired = "HC0077";

        /// <summary>Ours: too many multipart requests at once.</summary>
        public const string UploadsBusy = "UPLOADS_BUSY";
        public const string NoSupportedAcceptMediaType = "HC0063";
        public const string InvalidAcceptHeaderValue = "HC0064";
    }

    public static class Validation
    {
        public const string IntrospectionNotAllowed = "HC0046";
        public const string MaxIntrospectionDepthOverflow = "HC0086";
        public const string MaxCoordinateCycleDepthOverflow = "HC0087";
        public const string MaxFieldMergeComparisonsExceeded = "HC0107";
    }

    public static class Paging
    {
        public const string MaxPaginationItems = "HC0051";
        public const string NoPagingBoundaries = "HC0052";
        public const string InvalidCursor = "HC0078";
        public const string FirstValueNotPositive = "HC0079";
    }

    public static class Data
    {
        public const string TooManyFilterOperations = "HC0117";
    }

    public static class Schema
    {
        public const string InvalidSchema = "HC0065";
    }

    public static class CostAnalysis
    {
        public const string SlicingArgument = "HC0082";
    }
}
