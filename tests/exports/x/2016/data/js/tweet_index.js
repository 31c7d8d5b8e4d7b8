var tweet_index = 
 []