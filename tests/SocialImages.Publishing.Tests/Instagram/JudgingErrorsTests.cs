using SocialImages.Publishing.Instagram;
using static SocialImages.Publishing.Instagram.GraphAdvice;

namespace SocialImages.Publishing.Tests.Instagram;

public sealed class JudgingErrorsTests
{
    [Theory]
    [InlineData(-2, 2207003, RepeatCall)]
    [InlineData(-2, 2207020, NewContainer)]
    [InlineData(-1, 2207001, RepeatCall)]
    [InlineData(-1, 2207032, RepeatCall)]
    [InlineData(-1, 2207053, NewContainer)]
    [InlineData(1, 2207057, Permanent)]
    [InlineData(4, 2207051, Restricted)]
    [InlineData(9, 2207042, WaitForQuota)]
    [InlineData(24, 2207006, NewContainer)]
    [InlineData(24, 2207008, NewContainer)]
    [InlineData(25, 2207050, Restricted)]
    [InlineData(100, 2207023, Permanent)]
    [InlineData(100, 2207028, Permanent)]
    [InlineData(100, 2207035, Permanent)]
    [InlineData(100, 2207036, Permanent)]
    [InlineData(100, 2207037, Permanent)]
    [InlineData(100, 2207040, Permanent)]
    [InlineData(352, 2207026, Permanent)]
    [InlineData(9004, 2207052, RepeatCall)]
    [InlineData(9007, 2207027, WaitForContainer)]
    [InlineData(36000, 2207004, Permanent)]
    [InlineData(36001, 2207005, Permanent)]
    [InlineData(36001, 2207083, Permanent)]
    [InlineData(36003, 2207009, Permanent)]
    [InlineData(36004, 2207010, Permanent)]
    public void PublishingCode_GetsItsAdvice(int code, int subcode, GraphAdvice advice) =>
        Assert.Equal(advice, GraphErrors.Judge(code, subcode).Advice);

    [Theory]
    [InlineData(1, null, RepeatCall)]
    [InlineData(2, null, RepeatCall)]
    [InlineData(4, null, BackOff)]
    [InlineData(17, null, BackOff)]
    [InlineData(32, null, BackOff)]
    [InlineData(613, null, BackOff)]
    [InlineData(80002, null, BackOff)]
    [InlineData(80014, null, BackOff)]
    [InlineData(10, null, Reconnect)]
    [InlineData(200, null, Reconnect)]
    [InlineData(299, null, Reconnect)]
    [InlineData(100, null, Permanent)]
    [InlineData(100, 33, RepeatCall)]
    [InlineData(102, null, Reconnect)]
    [InlineData(190, null, Reconnect)]
    [InlineData(190, 458, Reconnect)]
    [InlineData(190, 463, Reconnect)]
    [InlineData(341, null, Restricted)]
    [InlineData(368, null, Restricted)]
    [InlineData(31337, null, Unknown)]
    [InlineData(300, null, Unknown)]
    public void GenericCode_GetsItsAdvice(int code, int? subcode, GraphAdvice advice) =>
        Assert.Equal(advice, GraphErrors.Judge(code, subcode).Advice);

    [Theory]
    [InlineData(9007, 2207027, true)]
    [InlineData(9, 2207042, true)]
    [InlineData(190, 463, true)]
    [InlineData(36000, 2207004, true)]
    [InlineData(36003, 2207009, true)]
    [InlineData(4, 2207051, false)]
    [InlineData(-1, 2207001, false)]
    [InlineData(10, null, false)]
    [InlineData(24, 2207008, false)]
    [InlineData(80002, null, false)]
    [InlineData(1, null, false)]
    [InlineData(31337, null, false)]
    public void FailedPublish_IsCertainOnlyForPrePublicationCodes(int code, int? subcode, bool nothingPublished) =>
        Assert.Equal(nothingPublished, GraphErrors.Judge(code, subcode).NothingPublished);

    [Theory]
    [InlineData("Error: Media upload has failed with error code 2207082", 2207082, NewContainer)]
    [InlineData("Error: 2207083", 2207083, Permanent)]
    [InlineData("Error: Media upload has failed with error code 2207052", 2207052, RepeatCall)]
    [InlineData("Error: Media upload has failed with error code 2207009", 2207009, Permanent)]
    [InlineData("Error: Media upload has failed with error code 2299999", 2299999, Unknown)]
    public void FailedContainer_HidesItsSubcodeInTheText(string text, int subcode, GraphAdvice advice)
    {
        var state = new ContainerState(ContainerStatus.Error, text);

        Assert.Equal(subcode, state.Subcode);
        Assert.Equal(advice, GraphErrors.JudgeSubcode(subcode).Advice);
    }

    [Theory]
    [InlineData("FINISHED", ContainerStatus.Finished)]
    [InlineData("PUBLISHED", ContainerStatus.Published)]
    [InlineData("ERROR", ContainerStatus.Error)]
    [InlineData("EXPIRED", ContainerStatus.Expired)]
    [InlineData("IN_PROGRESS", ContainerStatus.InProgress)]
    [InlineData("SOMETHING_NEW", ContainerStatus.InProgress)]
    public void ContainerWord_IsUnderstood(string word, ContainerStatus status) =>
        Assert.Equal(status, ContainerState.StatusOf(word));
}
